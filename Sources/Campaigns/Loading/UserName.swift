internal import Figures

#if canImport(Glibc)
internal import Glibc
#endif

/// Who works, and when: what decisions and the journal write down beside an act. Neither ever enters a result.
enum UserName {
    /// The system's name of the user; `?` where there is none.
    static var current: String {
        for name in ["LOGNAME", "USER"] {
            if let value = unsafe getenv(name) {
                let text = unsafe String(cString: value)
                if !text.isEmpty { return text }
            }
        }
        // A login says who works in the environment, a service may not.
        if let entry = unsafe getpwuid(geteuid()), let name = unsafe entry.pointee.pw_name {
            let text = unsafe String(cString: name)
            if !text.isEmpty { return text }
        }
        return "?"
    }
}

/// The time of an act.
enum ActTime {
    /// The time now in UTC, `2026-11-22T09:00:00Z`.
    static var now: String {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let seconds = Int(time.tv_sec)
        let day = CalendarDate(dayNumber: seconds / 86_400)?.iso ?? ""
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)T\(two(seconds / 3_600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }
}
