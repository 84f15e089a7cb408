internal import CPango

/// The faces that a PDF file is set in, found among those of the machine.
struct PDFFonts: Sendable, Hashable {
    /// For text: Times New Roman, as Nghị định 30/2020 asks, or a face whose letters are as wide.
    let serif: String
    /// For the words of charts.
    let sans: String
    /// For code.
    let fixed: String

    /// Faces with the widths of Times New Roman, and with Vietnamese letters.
    static let serifs = ["Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes"]
    private static let sanses = ["Noto Sans", "Arial", "Liberation Sans", "DejaVu Sans"]
    private static let fixeds = ["Courier New", "Liberation Mono", "DejaVu Sans Mono"]

    /// Chooses among faces.
    ///
    /// - Throws: `DocumentsError.missingFont` where no face for text is there: another one would change every line.
    init(among families: Set<String>) throws(DocumentsError) {
        guard let serif = Self.serifs.first(where: families.contains) else { throw .missingFont(Self.serifs) }
        self.serif = serif
        sans = Self.sanses.first(where: families.contains) ?? serif
        fixed = Self.fixeds.first(where: families.contains) ?? serif
    }

    /// The faces of this machine, looked up once.
    static let ofMachine: Set<String> = {
        var list: UnsafeMutablePointer<OpaquePointer?>?
        var count: Int32 = 0
        pango_font_map_list_families(pango_cairo_font_map_get_default(), &list, &count)
        defer { g_free(list) }
        var names: Set<String> = []
        for index in 0..<Int(count) {
            guard let family = list?[index], let name = pango_font_family_get_name(family) else { continue }
            names.insert(String(cString: name))
        }
        return names
    }()
}
