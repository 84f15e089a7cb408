import Figures
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// The places beside the tests that they read from.
enum Repository {
    /// The root of the repository, from the place of this file.
    static let root = above(#filePath, by: 4)

    /// The folder of shared data that is not ours to commit, if it is there.
    static let shared: String? = {
        let given = unsafe getenv("HAILONG_SHARED").map { unsafe String(cString: $0) }
        return [given, above(root, by: 1) + "/shared"].compactMap { $0 }.first { Files.exists($0 + "/data") }
    }()

    private static func above(_ path: String, by parts: Int) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).dropLast(parts).joined(separator: "/")
    }
}

/// A workspace of a test's own, driven through the program.
final class TestWorkspace: Sendable {
    private let folder = TemporaryFolder()

    /// The path of the workspace.
    var path: String { folder.path }

    /// An empty workspace with the repository's questionnaires and cards.
    init() throws {
        try Files.copy(Repository.root + "/questionnaires", to: path + "/questionnaires")
    }

    /// A workspace with copies of campaigns of the repository.
    convenience init(campaigns: String...) throws {
        try self.init()
        for id in campaigns {
            try Files.copy(Repository.root + "/responses/" + id, to: path + "/responses/" + id)
        }
    }

    /// Runs `hailong` in the workspace's folder.
    func hailong(_ arguments: String...) throws -> Outcome { try hailong(arguments) }

    /// The same for a list of arguments.
    func hailong(_ arguments: [String]) throws -> Outcome { try Program.hailong.run(arguments, in: path) }

    /// Runs `hailong` quietly with a JSON answer, which must not be a refusal.
    func json(_ arguments: String...) throws -> JSONValue { try json(arguments) }

    /// The same for a list of arguments.
    func json(_ arguments: [String]) throws -> JSONValue {
        let outcome = try Program.hailong.run(arguments + ["--format", "json", "--quiet"], in: path)
        try #require([0, 3].contains(outcome.status), "\(arguments): \(outcome.messages)")
        #expect(outcome.messages == "")
        return try outcome.json()
    }

    /// Writes a file of the workspace.
    func write(_ text: String, to file: String) throws { try Files.write(text, to: path + "/" + file) }

    /// The text of a file of the workspace.
    func text(_ file: String) -> String { Files.text(path + "/" + file) }

    /// Changes the text of a file, which must hold what is replaced.
    func edit(_ file: String, replacing old: String, by new: String) throws {
        let text = text(file)
        try #require(text.contains(old), "\(file) does not hold \(old)")
        try write(text.replacing(old, with: new), to: file)
    }

    /// Takes a file or folder of the workspace away.
    func remove(_ file: String) { Files.remove(path + "/" + file) }

    /// The files of a campaign's reports with their bytes.
    func reports(_ campaign: String) -> [String: [UInt8]] { Files.tree(path + "/reports/" + campaign) }
}

extension JSONValue {
    /// The first element whose member has a text.
    func first(where name: String, is text: String) -> JSONValue? {
        elements?.first { $0[name]?.string == text }
    }
}
