internal import CQPDF
import Figures

/// Adds to a PDF file what cairo 1.16 does not write: the language, the alternative texts of figures, what header cells are
/// headers of, that its title is shown, and identifiers made from its content.
struct PDFStructure {
    let language: Language
    /// Alternative texts, in the order of the file's figures.
    let figures: [String]
    /// What header cells are headers of, in the order of the file's.
    let headers: [PDFHeaderCell]

    /// The file with all of it.
    ///
    /// - Throws: `DocumentsError.library` with what libqpdf says.
    func finished(_ bytes: [UInt8]) throws(DocumentsError) -> [UInt8] {
        let file = PDFObjects()
        try file.read(bytes)
        let root = file.root
        file.set("/Lang", of: root, to: qpdf_oh_new_unicode_string(file.handle, language == .vi ? "vi-VN" : "en-GB"))
        let shown = qpdf_oh_new_dictionary(file.handle)
        file.set("/DisplayDocTitle", of: shown, to: qpdf_oh_new_bool(file.handle, 1))
        file.set("/ViewerPreferences", of: root, to: shown)
        var walk = Walk(file: file, figures: figures, headers: headers)
        walk.pass(file.value("/K", of: file.value("/StructTreeRoot", of: root)))
        return try file.written()
    }

    /// A walk through the elements of a file in their order.
    private struct Walk {
        let file: PDFObjects
        let figures: [String]
        let headers: [PDFHeaderCell]
        var figure = 0
        var header = 0

        mutating func pass(_ node: qpdf_oh) {
            // libqpdf keeps a handle of whatever it gives out until it is given back: it looks for each among all.
            defer { qpdf_oh_release(file.handle, node) }
            switch qpdf_oh_get_type_code(file.handle, node) {
            case ot_array:
                for index in 0..<qpdf_oh_get_array_n_items(file.handle, node) {
                    pass(qpdf_oh_get_array_item(file.handle, node, index))
                }
            case ot_dictionary: pass(element: node)
            default: break
            }
        }

        private mutating func pass(element node: qpdf_oh) {
            switch file.name(file.value("/S", of: node)) {
            case "/Figure":
                if figures.indices.contains(figure) {
                    file.set("/Alt", of: node, to: qpdf_oh_new_unicode_string(file.handle, figures[figure]))
                }
                figure += 1
            case "/TH":
                if headers.indices.contains(header) { describe(node, headers[header]) }
                header += 1
            default: break
            }
            pass(file.value("/K", of: node))
        }

        private func describe(_ node: qpdf_oh, _ cell: PDFHeaderCell) {
            let attributes = qpdf_oh_new_dictionary(file.handle)
            file.set("/O", of: attributes, to: qpdf_oh_new_name(file.handle, "/Table"))
            file.set("/Scope", of: attributes, to: qpdf_oh_new_name(file.handle, cell.scope.rawValue))
            if cell.columns > 1 {
                file.set("/ColSpan", of: attributes, to: qpdf_oh_new_integer(file.handle, Int64(cell.columns)))
            }
            if cell.rows > 1 {
                file.set("/RowSpan", of: attributes, to: qpdf_oh_new_integer(file.handle, Int64(cell.rows)))
            }
            file.set("/A", of: node, to: attributes)
        }
    }
}

/// The objects of a PDF file: the owner of libqpdf's handle.
private final class PDFObjects {
    let handle: qpdf_data
    /// libqpdf reads where the bytes lie, as long as it is open.
    private var source: UnsafeMutableBufferPointer<CChar>?

    init() {
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
    }

    deinit {
        var closing: qpdf_data? = handle
        qpdf_cleanup(&closing)
        source?.deallocate()
    }

    func read(_ bytes: [UInt8]) throws(DocumentsError) {
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
        UnsafeMutableRawBufferPointer(copy).copyBytes(from: bytes)
        source = copy
        try check(qpdf_read_memory(handle, "report.pdf", copy.baseAddress, UInt64(bytes.count), nil))
    }

    var root: qpdf_oh { qpdf_get_root(handle) }

    func value(_ key: String, of object: qpdf_oh) -> qpdf_oh { qpdf_oh_get_key(handle, object, key) }

    /// Sets a value, which is given back.
    func set(_ key: String, of object: qpdf_oh, to value: qpdf_oh) {
        qpdf_oh_replace_key(handle, object, key, value)
        qpdf_oh_release(handle, value)
    }

    func name(_ object: qpdf_oh) -> String {
        defer { qpdf_oh_release(handle, object) }
        guard qpdf_oh_get_type_code(handle, object) == ot_name, let name = qpdf_oh_get_name(handle, object) else {
            return ""
        }
        return String(cString: name)
    }

    func written() throws(DocumentsError) -> [UInt8] {
        try check(qpdf_init_write_memory(handle))
        qpdf_set_deterministic_ID(handle, 1)
        try check(qpdf_write(handle))
        let count = Int(qpdf_get_buffer_length(handle))
        guard let bytes = qpdf_get_buffer(handle) else { throw .library("libqpdf") }
        return Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    private func check(_ code: QPDF_ERROR_CODE) throws(DocumentsError) {
        guard code & QPDF_ERROR_CODE(QPDF_ERRORS) != 0 else { return }
        let error = qpdf_get_error(handle)
        throw .library("libqpdf: " + (qpdf_get_error_full_text(handle, error).map { String(cString: $0) } ?? "?"))
    }
}
