import CQPDF
import Testing

/// What lies in a PDF file: its pages, the elements of its structure, what it says of itself.
struct PDFParts {
    /// An element of the structure with what is in it.
    struct Element {
        var name: String
        /// The alternative text.
        var alternative: String?
        /// What a header cell is the header of, and over how many columns.
        var scope: String?
        var columns: Int?
        var children: [Element]

        /// The element and all in it, in their order.
        var all: [Element] { [self] + children.flatMap(\.all) }
    }

    let pageCount: Int
    /// The width and height of each page.
    let sizes: [[Double]]
    let language: String?
    let title: String?
    let showsTitle: Bool
    let isTagged: Bool
    /// The first level of bookmarks.
    let bookmarks: [String]
    /// All elements of the structure, in their order.
    let elements: [Element]
    /// The faces whose letters the file holds, without the mark of a part of a face.
    let fonts: Set<String>
    let areFontsEmbedded: Bool

    init(_ bytes: [UInt8]) throws {
        let file = Reader(bytes)
        try #require(file.isReadable)
        let root = qpdf_get_root(file.handle)
        let pages = (0..<qpdf_get_num_pages(file.handle)).map { qpdf_get_page_n(file.handle, Int($0)) }
        pageCount = pages.count
        sizes = pages.map { page in file.items(file.value("/MediaBox", page)).map(file.number).suffix(2).map(\.self) }
        language = file.text(file.value("/Lang", root))
        title = file.text(file.value("/Title", file.value("/Info", qpdf_get_trailer(file.handle))))
        let preferences = file.value("/ViewerPreferences", root)
        showsTitle = qpdf_oh_get_bool_value(file.handle, file.value("/DisplayDocTitle", preferences)) != 0
        isTagged = qpdf_oh_get_bool_value(file.handle, file.value("/Marked", file.value("/MarkInfo", root))) != 0
        var titles: [String] = []
        var next = file.value("/First", file.value("/Outlines", root))
        while let title = file.text(file.value("/Title", next)) {
            titles.append(title)
            next = file.value("/Next", next)
        }
        bookmarks = titles
        elements = file.elements(file.value("/K", file.value("/StructTreeRoot", root))).flatMap(\.all)
        (fonts, areFontsEmbedded) = file.fonts(pages)
    }

    func named(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}

/// The owner of a file that is read.
private final class Reader {
    let handle: qpdf_data
    let isReadable: Bool
    private let source: UnsafeMutableBufferPointer<CChar>

    init(_ bytes: [UInt8]) {
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        source = .allocate(capacity: bytes.count)
        _ = source.initialize(from: bytes.map { CChar(bitPattern: $0) })
        isReadable = qpdf_read_memory(handle, "test.pdf", source.baseAddress, UInt64(bytes.count), nil) == 0
    }

    deinit {
        var closing: qpdf_data? = handle
        qpdf_cleanup(&closing)
        source.deallocate()
    }

    func value(_ key: String, _ object: qpdf_oh) -> qpdf_oh {
        guard qpdf_oh_is_dictionary(handle, object) != 0 else { return qpdf_oh_new_null(handle) }
        return qpdf_oh_get_key(handle, object, key)
    }

    func items(_ object: qpdf_oh) -> [qpdf_oh] {
        guard qpdf_oh_is_array(handle, object) != 0 else { return [] }
        return (0..<qpdf_oh_get_array_n_items(handle, object)).map { qpdf_oh_get_array_item(handle, object, $0) }
    }

    func number(_ object: qpdf_oh) -> Double { qpdf_oh_get_numeric_value(handle, object) }

    func text(_ object: qpdf_oh) -> String? {
        guard qpdf_oh_is_string(handle, object) != 0 else { return nil }
        return qpdf_oh_get_utf8_value(handle, object).map { String(cString: $0) }
    }

    func name(_ object: qpdf_oh) -> String? {
        guard qpdf_oh_is_name(handle, object) != 0 else { return nil }
        return qpdf_oh_get_name(handle, object).map { String(String(cString: $0).dropFirst()) }
    }

    func elements(_ object: qpdf_oh) -> [PDFParts.Element] {
        if qpdf_oh_is_array(handle, object) != 0 { return items(object).flatMap(elements) }
        guard let name = name(value("/S", object)) else { return [] }
        let attributes = value("/A", object)
        let columns = value("/ColSpan", attributes)
        return [
            PDFParts.Element(
                name: name, alternative: text(value("/Alt", object)), scope: self.name(value("/Scope", attributes)),
                columns: qpdf_oh_is_integer(handle, columns) != 0 ? Int(qpdf_oh_get_int_value(handle, columns)) : nil,
                children: elements(value("/K", object)))
        ]
    }

    /// The faces of pages, and whether the file holds their letters.
    func fonts(_ pages: [qpdf_oh]) -> (Set<String>, Bool) {
        var names: Set<String> = []
        var areEmbedded = true
        for page in pages {
            let fonts = value("/Font", value("/Resources", page))
            guard qpdf_oh_is_dictionary(handle, fonts) != 0 else { continue }
            qpdf_oh_begin_dict_key_iter(handle, fonts)
            var keys: [String] = []
            while qpdf_oh_dict_more_keys(handle) != 0 {
                if let key = qpdf_oh_dict_next_key(handle) { keys.append(String(cString: key)) }
            }
            for key in keys {
                let font = value(key, fonts)
                names.insert((name(value("/BaseFont", font)) ?? "").split(separator: "+").last.map(String.init) ?? "")
                let inner = items(value("/DescendantFonts", font)).first ?? font
                let face = value("/FontDescriptor", inner)
                let holds = ["/FontFile", "/FontFile2", "/FontFile3"].contains { key in
                    qpdf_oh_is_stream(handle, value(key, face)) != 0
                }
                areEmbedded = areEmbedded && holds
            }
        }
        return (names, areEmbedded)
    }
}
