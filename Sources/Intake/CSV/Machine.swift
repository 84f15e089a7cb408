#if canImport(Glibc)
import Glibc
#endif

/// What the program runs on.
enum Machine {
    /// The cores that may be used.
    static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
