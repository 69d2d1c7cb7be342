# A PostgreSQL server in a folder of its own, reached by a socket there and by no network.
# start_postgres FOLDER exports TRACKER_TEST_POSTGRES; where no server can be had it says why and goes on.

postgres_folder=""

as_postgres() { # the server refuses to run as root
    if [ "$(id -u)" = 0 ]; then
        (cd / && setpriv --reuid=postgres --regid=postgres --init-groups -- "$@")
    else
        "$@"
    fi
}

find_postgres() { # where initdb and pg_ctl lie, the newest first
    local found
    found=$(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -V -r | head -n 1) || true
    [ -n "$found" ] || found=$(dirname "$(command -v initdb 2>/dev/null)" 2>/dev/null) || true
    [ -x "$found/initdb" ] && echo "$found"
}

start_postgres() {
    local bin
    bin=$(find_postgres) || { install_package postgresql && bin=$(find_postgres); } || {
        echo "No PostgreSQL here, and apt-get cannot install it: its tests will skip."
        return 0
    }
    postgres_folder=$1
    mkdir -p "$postgres_folder"
    if [ "$(id -u)" = 0 ]; then
        chmod 711 "$(dirname "$postgres_folder")"
        chown postgres "$postgres_folder"
    fi
    if as_postgres "$bin/initdb" -D "$postgres_folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$here/initdb.log" 2>&1 &&
        as_postgres "$bin/pg_ctl" -D "$postgres_folder/data" -w -s -l "$postgres_folder/log" \
            -o "-k $postgres_folder -p 5499 -c listen_addresses= -c fsync=off -c full_page_writes=off" start; then
        stop_with="$bin/pg_ctl"
        export TRACKER_TEST_POSTGRES="postgresql+psycopg://postgres@/postgres?host=$postgres_folder&port=5499"
        echo "PostgreSQL from $bin"
    else
        cat "$here/initdb.log" "$postgres_folder/log" 2>/dev/null || true
        echo "PostgreSQL could not be started (see above): its tests will skip."
    fi
}

stop_postgres() {
    [ -z "${stop_with:-}" ] || as_postgres "$stop_with" -D "$postgres_folder/data" -m immediate -s stop || true
}
