/// What was written, counted while it was written: what a reader must find.
struct Truth {
    /// Records of the file.
    var records = 0
    /// Records that can be counted.
    var accepted = 0
    /// Records that must wait, by why.
    var waiting: [String: Int] = [:]
    /// Of the accepted records, how many chose each level, by item.
    var levels: [[Int]]
    /// Of the accepted records, how many left the item blank.
    var blanks: [Int]
    /// Of the accepted records, how many hold an impossible code.
    var invalid: [Int]

    init(items: Int) {
        levels = Array(repeating: Array(repeating: 0, count: 5), count: items)
        blanks = Array(repeating: 0, count: items)
        invalid = Array(repeating: 0, count: items)
    }

    /// The truth as JSON.
    var json: String {
        let reasons = waiting.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return """
            {"accepted":\(accepted),"blanks":\(blanks),"invalid":\(invalid),"levels":\(levels),"records":\(records),\
            "waiting":{\(reasons)}}

            """
    }
}
