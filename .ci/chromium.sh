# A Chromium for the tests that open web pages; where none can be had it says why and goes on.

find_chromium() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name" >/dev/null; then
            return 0
        fi
    done
    return 1
}

install_chromium() {
    find_chromium || install_package chromium && find_chromium ||
        echo "No Chromium here, and apt-get cannot install it: the tests that open web pages will skip."
}
