internal import CXLSXWriter

/// A workbook of libxlsxwriter; freed with its owner, whether it was written or not.
final class WorkbookLibrary {
    let book: UnsafeMutablePointer<lxw_workbook>
    private var isOpen = true

    /// Begins a workbook that will be written to a path; nil where the library has no memory.
    init?(path: String, title: String) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let book = workbook_new_opt(path, &options) else { return nil }
        self.book = book
        var properties = lxw_doc_properties()
        // 1 January 1980, the date that the entries of the archive have.
        properties.created = 315_532_800
        _ = title.withMutableCString { text in
            properties.title = text
            return workbook_set_properties(book, &properties)
        }
    }

    /// Writes the file; the workbook is gone afterwards.
    func close() -> lxw_error {
        isOpen = false
        return workbook_close(book)
    }

    deinit {
        if isOpen { lxw_workbook_free(book) }
    }
}

extension String {
    /// Lends the text as C wants it who takes a `char *` and only reads it.
    func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
        withCString { body(UnsafeMutablePointer(mutating: $0)) }
    }
}
