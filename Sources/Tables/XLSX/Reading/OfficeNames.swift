/// The names of ECMA-376 (Office Open XML), transitional and strict.
enum OfficeNames {
    /// Namespaces of spreadsheets.
    static let sheets = [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ]
    /// Namespaces of the attribute `r:id`.
    static let references = [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ]
    /// The namespace of relationship parts.
    static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"

    /// The part that holds the relationships of a part.
    static func relationsPart(of part: String) -> String {
        guard let slash = part.lastIndex(of: "/") else { return "_rels/\(part).rels" }
        return part[...slash] + "_rels/" + part[part.index(after: slash)...] + ".rels"
    }

    /// The part that a target means, seen from a part: absolute from the archive's root, or relative to the part's folder.
    ///
    /// - Returns: nil if it leads out of the archive.
    static func target(_ target: String, from part: String) -> String? {
        var folders = target.hasPrefix("/") ? [] : part.split(separator: "/").dropLast().map(String.init)
        for piece in target.replacing("\\", with: "/").split(separator: "/") {
            switch piece {
            case ".": break
            case "..": if folders.popLast() == nil { return nil }
            default: folders.append(String(piece))
            }
        }
        return folders.joined(separator: "/")
    }
}
