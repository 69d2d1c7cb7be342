# install_package NAME: by apt-get, where this user may; says nothing, and fails where it cannot.

install_package() {
    local apt="apt-get"
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" != 0 ]; then
        sudo -n true 2>/dev/null || return 1
        apt="sudo -n apt-get"
    fi
    DEBIAN_FRONTEND=noninteractive $apt -qq update >/dev/null &&
        DEBIAN_FRONTEND=noninteractive $apt -qq install -y --no-install-recommends "$1" >/dev/null
}
