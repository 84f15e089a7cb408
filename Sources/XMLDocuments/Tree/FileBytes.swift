import Figures

#if canImport(Glibc)
import Glibc
#endif

/// Reads a whole small file.
enum FileBytes {
    /// The file's bytes.
    ///
    /// - Throws: A problem of kind `io` if it cannot be read, of kind `limit` if it is larger than `limit` bytes.
    static func read(_ path: String, limit: Int) throws(XMLProblem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw problem(errno, path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: XMLLimits.readBytes)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw problem(errno, path)
            }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else {
                throw XMLProblem(
                    kind: .limit(.totalBytes, allowed: limit), file: path,
                    message: XMLProblem.limitMessage(.totalBytes, allowed: limit))
            }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    private static func problem(_ code: Int32, _ path: String) -> XMLProblem {
        let message =
            switch code {
            case ENOENT, ENOTDIR: LocalizedText(vi: "Không có tệp này.", en: "There is no such file.")
            case EISDIR: LocalizedText(vi: "Đây là thư mục, không phải tệp.", en: "This is a folder, not a file.")
            case EACCES, EPERM: LocalizedText(vi: "Không có quyền đọc tệp này.", en: "This file may not be read.")
            default:
                LocalizedText(
                    vi: "Không đọc được tệp (lỗi hệ thống \(code)).",
                    en: "The file cannot be read (system error \(code)).")
            }
        return XMLProblem(kind: .io(code: Int(code)), file: path, message: message)
    }
}
