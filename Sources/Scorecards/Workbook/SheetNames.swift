/// The names of sheets: the units' codes as far as Excel allows them, never the same for two, not even where case does not count.
struct SheetNames {
    /// The name of the list of sheets.
    let list: String
    /// The names in the order of the codes.
    let all: [String]

    /// Excel's own bound.
    private static let longest = 31

    init(_ codes: [String], besides list: String) {
        self.list = list
        // Excel keeps “History” for itself.
        var taken: Set<String> = [list.lowercased(), "history"]
        all = codes.map { code in
            var name = String(
                code.map { character in
                    let isAllowed =
                        !"[]:*?/\\'".contains(character) && character.unicodeScalars.allSatisfy { $0.value >= 0x20 }
                    return isAllowed ? character : "_"
                })
            name = Self.cut(name.isEmpty ? "_" : name, to: Self.longest)
            var number = 1
            var unique = name
            while !taken.insert(unique.lowercased()).inserted {
                number += 1
                unique = Self.cut(name, to: Self.longest - 1 - String(number).count) + "~\(number)"
            }
            return unique
        }
    }

    /// The beginning of a text, in the units by which Excel counts.
    private static func cut(_ text: String, to length: Int) -> String {
        var text = text
        while text.utf16.count > length { text.removeLast() }
        return text
    }
}
