import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// A built program of the package, run as its users run it.
struct Program {
    /// The command line.
    static let hailong = Program("hailong")
    /// The generator of the sample campaigns.
    static let makeSamples = Program("make-samples")

    /// The path of the program.
    let path: String

    private init(_ name: String) {
        path = Self.productFolder + "/" + name
    }

    /// The folder of the build's products: the one that the tests themselves run from, or `HAILONG_PRODUCTS`.
    private static let productFolder: String = {
        if let folder = unsafe getenv("HAILONG_PRODUCTS") { return unsafe String(cString: folder) }
        let own = unsafe realpath("/proc/self/exe", nil).map { unsafe String(cString: $0) } ?? CommandLine.arguments[0]
        return own.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    }()

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: what follows the program's name.
    ///   - folder: the folder that it is started in.
    ///   - environment: variables besides PATH, as `NAME=value`.
    func run(_ arguments: [String], in folder: String, environment: [String] = []) throws -> Outcome {
        let outputs = TemporaryFolder()
        let (out, err) = (outputs.path + "/stdout", outputs.path + "/stderr")
        let process = try start(arguments, in: folder, out: out, err: err, environment: environment)
        let status = try wait(for: process)
        try #require(status & 0x7F == 0, "\(arguments) ended by signal \(status & 0x7F)")
        return Outcome(
            status: (status >> 8) & 0xFF, output: Files.text(out), messages: Files.text(err), arguments: arguments)
    }

    /// Starts the program and kills it after a while, as a power cut would.
    ///
    /// - Returns: whether it was killed; false where it had ended before.
    @discardableResult
    func runAndKill(_ arguments: [String], in folder: String, afterMilliseconds pause: UInt32) throws -> Bool {
        try runAndKill(arguments, in: folder, afterMicroseconds: pause * 1_000)
    }

    /// Starts the program and kills it after a while, as a power cut would.
    ///
    /// - Returns: whether it was killed; false where it had ended before.
    @discardableResult
    func runAndKill(_ arguments: [String], in folder: String, afterMicroseconds pause: UInt32) throws -> Bool {
        let process = try start(arguments, in: folder, out: "/dev/null", err: "/dev/null", environment: [])
        usleep(pause)
        kill(process, SIGKILL)
        return try wait(for: process) & 0x7F == SIGKILL
    }

    /// Runs the program with its standard output going to a file.
    ///
    /// - Returns: the exit status.
    func run(_ arguments: [String], in folder: String, output: String) throws -> Int32 {
        let process = try start(arguments, in: folder, out: output, err: "/dev/null", environment: [])
        return (try wait(for: process) >> 8) & 0xFF
    }

    /// Runs the program several times at once.
    ///
    /// - Returns: the exit statuses.
    func runTogether(_ count: Int, _ arguments: [String], in folder: String) throws -> [Int32] {
        try runTogether(Array(repeating: arguments, count: count), in: folder)
    }

    /// Runs the program at once with each of several lists of arguments.
    ///
    /// - Returns: the exit statuses.
    func runTogether(_ several: [[String]], in folder: String) throws -> [Int32] {
        let processes = try several.map {
            try start($0, in: folder, out: "/dev/null", err: "/dev/null", environment: [])
        }
        return try processes.map { (try wait(for: $0) >> 8) & 0xFF }
    }

    /// Runs the program while something else happens again and again.
    ///
    /// - Parameter act: what happens meanwhile, every millisecond or so.
    func run(_ arguments: [String], in folder: String, while act: () throws -> Void) throws -> Outcome {
        let outputs = TemporaryFolder()
        let (out, err) = (outputs.path + "/stdout", outputs.path + "/stderr")
        let process = try start(arguments, in: folder, out: out, err: err, environment: [])
        var status: Int32 = 0
        while unsafe waitpid(process, &status, WNOHANG) == 0 {
            try act()
            usleep(300)
        }
        try #require(status & 0x7F == 0, "\(arguments) ended by signal \(status & 0x7F)")
        return Outcome(
            status: (status >> 8) & 0xFF, output: Files.text(out), messages: Files.text(err), arguments: arguments)
    }

    private func wait(for process: pid_t) throws -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 {
            try #require(errno == EINTR, "waitpid failed with \(errno)")
        }
        return status
    }

    private func start(
        _ arguments: [String], in folder: String, out: String, err: String, environment: [String]
    ) throws -> pid_t {
        try #require(Files.exists(path), "\(path) is not built")
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        // Glibc's own call for the folder is not visible to Swift; coreutils' env has it.
        var argv = unsafe (["env", "-C", folder, path] + arguments).map { unsafe strdup($0) } + [nil]
        var envp = unsafe (["PATH=/usr/bin:/bin"] + environment).map { unsafe strdup($0) } + [nil]
        defer { unsafe (argv + envp).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let code = unsafe posix_spawn(&process, "/usr/bin/env", &actions, nil, &argv, &envp)
        try #require(code == 0, "cannot start \(path): error \(code)")
        return process
    }
}

/// How a run of a program ended, and what it said.
struct Outcome {
    /// The exit status.
    let status: Int32
    /// All that was written on standard output.
    let output: String
    /// All that was written on standard error.
    let messages: String
    /// What it was asked to do.
    let arguments: [String]

    /// The output as JSON.
    func json() throws -> JSONValue { try JSONValue(parsing: output) }

    /// Asserts that the program refused with a status, said so only on standard error, and named what is wrong.
    func isRefusal(
        _ expected: Int32, naming parts: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(status == expected, "\(arguments): \(messages)", sourceLocation: sourceLocation)
        #expect(output == "", "\(arguments): standard output is not empty", sourceLocation: sourceLocation)
        for part in parts {
            #expect(
                messages.contains(part), "\(arguments): no “\(part)” in: \(messages)", sourceLocation: sourceLocation)
        }
    }
}
