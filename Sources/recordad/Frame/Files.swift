import Glibc

/// The few things that commands ask of files themselves.
enum Files {
    static func exist(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }
}
