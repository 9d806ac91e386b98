"""Build the site: `python3 scripts/build.py [arguments of loaxa build]`.

Needs Python 3.11 or newer and nothing else; the first run installs the rest into `.venv`.
"""

import sys

if sys.version_info < (3, 11):
    # Kept readable for old Pythons: no newer syntax in this file, nothing of ours imported above.
    sys.exit(f"Lỗi: cần Python 3.11 trở lên (https://www.python.org), máy đang có {sys.version.split()[0]}.")

import environment


def main(arguments: list[str]) -> int:
    environment.print_utf8()
    venv = environment.Environment()
    try:
        venv.prepare(environment.Tools.BUILD, lambda: print("Đang chuẩn bị, khoảng một phút…", flush=True))
    except environment.SetupError as error:
        print(f"Lỗi: {error.vietnamese}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return environment.run([venv.program("loaxa"), "build", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
