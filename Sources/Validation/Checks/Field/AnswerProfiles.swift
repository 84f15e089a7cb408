import Questionnaires
import Responses

/// What each form's rated answers look like as a whole, by row of the table.
struct AnswerProfiles {
    /// How many rated items are answered.
    private(set) var answered: [UInt16]
    /// How many are blank or invalid.
    private(set) var blanks: [UInt16]
    /// How many were to be answered: all but those that were not asked.
    private(set) var asked: [UInt16]
    /// How many are answered at a satisfied level.
    private(set) var satisfied: [UInt16]
    /// The longest run of one level, in the order of the form; items without an answer neither break it nor count.
    private(set) var longestRun: [UInt16]
    /// The mean of what the answers add to the index, 0…1; NaN without an answer.
    private(set) var score: [Double]
    /// The standard deviation of the form's own answers on their scales, 0…0.5: the "intra-individual response variability"
    /// of Dunn et al. (2018); NaN without an answer.
    private(set) var spread: [Double]

    init(_ table: ResponseTable, items: [RatedItem]) {
        let rows = table.rowCount
        answered = Array(repeating: 0, count: rows)
        blanks = answered
        asked = answered
        satisfied = answered
        longestRun = answered
        score = Array(repeating: 0, count: rows)
        spread = score
        for block in 0..<((rows + BlockSize.mask) >> BlockSize.shift) { read(block, items, rows: rows) }
    }

    /// Reads one block of rows, column by column.
    private mutating func read(_ block: Int, _ items: [RatedItem], rows: Int) {
        let first = block << BlockSize.shift
        let count = min(BlockSize.rows, rows - first)
        var run = [UInt16](repeating: 0, count: count)
        var last = [UInt16](repeating: UInt16.max, count: count)
        var sums = [Double](repeating: 0, count: count)
        var squares = sums
        let missing = MissingCodes.firstMissing(as: UInt8.self)
        for item in items {
            let codes = item.codes.blocks[block]
            let scale = UInt16(truncatingIfNeeded: item.scale) << 8
            for place in 0..<count {
                let code = codes[place]
                let row = first + place
                guard code < missing, Int(code) < item.levels else {
                    let reason = MissingCodes.reason(of: code)
                    if reason != .notAsked { asked[row] += 1 }
                    if reason == .blank || reason == .invalid { blanks[row] += 1 }
                    continue
                }
                let level = Int(code)
                answered[row] += 1
                asked[row] += 1
                if item.isSatisfied[level] { satisfied[row] += 1 }
                score[row] += item.scores[level]
                sums[place] += item.places[level]
                squares[place] += item.places[level] * item.places[level]
                let meaning = scale | UInt16(code)
                run[place] = meaning == last[place] ? run[place] + 1 : 1
                last[place] = meaning
                longestRun[row] = max(longestRun[row], run[place])
            }
        }
        for place in 0..<count {
            let row = first + place
            let n = Double(answered[row])
            let mean = sums[place] / n
            score[row] = n > 0 ? score[row] / n : .nan
            spread[row] = n > 0 ? max(0, squares[place] / n - mean * mean).squareRoot() : .nan
        }
    }

    /// The share of a form's answers that lie in its longest run; 0 without an answer.
    func runShare(_ row: Int) -> Double {
        answered[row] == 0 ? 0 : Double(longestRun[row]) / Double(answered[row])
    }

    /// Whether every rated answer is at a satisfied level.
    func isAllPositive(_ row: Int) -> Bool { answered[row] > 0 && satisfied[row] == answered[row] }
}
