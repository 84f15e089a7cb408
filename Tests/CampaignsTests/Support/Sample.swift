import Testing

#if canImport(Glibc)
import Glibc
#endif

/// Folders and files for the tests of campaigns.
enum Sample {
    /// The root of the repository, from the place of this file.
    static let root =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")

    /// The text of a small campaign.
    static let definition = """
        <?xml version="1.0" encoding="UTF-8"?>
        <campaign xmlns="urn:hailong:campaign:1" id="nho" year="2022">
          <title vi="Nhỏ" en="Small"/>
          <questionnaire id="overall-satisfaction"/>
          <units file="units.csv"/>
        </campaign>
        """

    /// The text of a file of the repository.
    static func repositoryText(_ path: String) throws -> String {
        let file = try #require(unsafe fopen(root + "/" + path, "rb"), "\(path) is missing")
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, file) }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}

/// A folder of a test's own, removed with everything in it when the last reference goes.
final class TestFolder: Sendable {
    /// The path of the folder.
    let path: String

    init() throws {
        let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((base + "/hailong-campaigns-XXXXXX").utf8CString)
        path = try #require(
            unsafe template.withUnsafeMutableBufferPointer { buffer in
                unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
            })
    }

    /// A workspace with a campaign `nho` of one question, one unit and one batch.
    static func workspace() throws -> TestFolder {
        let folder = try TestFolder()
        let questionnaire = "questionnaires/overall-satisfaction.questionnaire.xml"
        try folder.write(try Sample.repositoryText(questionnaire), to: questionnaire)
        try folder.write(Sample.definition, to: "responses/nho/campaign.xml")
        try folder.write("code,name\nA,Xã An\n", to: "responses/nho/units.csv")
        try folder.write("unit,form,satisfaction\nA,A1,5\n", to: "responses/nho/batches/mot.csv")
        return folder
    }

    /// Writes a file, making the folders above it.
    func write(_ text: String, to name: String) throws {
        var made = path
        for part in name.split(separator: "/").dropLast() {
            made += "/" + part
            if mkdir(made, 0o700) != 0 { try #require(errno == EEXIST) }
        }
        let file = try #require(unsafe fopen(path + "/" + name, "wb"))
        defer { unsafe fclose(file) }
        let bytes = Array(text.utf8)
        try #require(unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count)
    }

    deinit { Self.remove(path) }

    private static func remove(_ path: String) {
        if let directory = unsafe opendir(path) {
            while let entry = unsafe readdir(directory) {
                let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                if unsafe entry.pointee.d_type == UInt8(DT_DIR) {
                    remove(path + "/" + name)
                } else {
                    _ = unlink(path + "/" + name)
                }
            }
            unsafe closedir(directory)
        }
        if rmdir(path) != 0 { _ = unlink(path) }
    }
}
