import CFuzzer

/// `hailong-fuzz TARGET [arguments of libFuzzer] [corpus…]`: runs one fuzzer.
@main
enum HailongFuzz {
    static func main() {
        guard CommandLine.argc > 1, let target = Target(rawValue: CommandLine.arguments[1]) else {
            print("hailong-fuzz \(Target.allCases.map(\.rawValue).joined(separator: "|")) [arguments of libFuzzer]")
            return
        }
        // The name of the target is no argument of libFuzzer's.
        var arguments = ([CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)).map { strdup($0) } + [nil]
        var count = CInt(arguments.count - 1)
        arguments.withUnsafeMutableBufferPointer { buffer in
            var start = buffer.baseAddress
            _ = LLVMFuzzerRunDriver(&count, &start, target.one)
        }
    }
}

/// What can be fuzzed. A fuzzer ends by a trap where something does not hold; a thrown error is a right answer.
enum Target: String, CaseIterable {
    /// The scanner of tables: the same records whatever the size of the blocks.
    case csv
    /// Whole tables that people keep, and units among them.
    case table
    /// A batch of forms as a table, coded and judged: every record has one fate.
    case batchCSV = "batch-csv"
    /// A batch of forms in XML.
    case forms
    /// A batch of forms as a workbook.
    case xlsx
    /// Rules of questionnaires: parsed, checked, run.
    case rules
    /// Questionnaires.
    case questionnaire

    /// What libFuzzer calls with each input.
    var one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt {
        switch self {
        case .csv: { TableFuzz.scan(bytes($0, $1)) }
        case .table: { TableFuzz.whole(bytes($0, $1)) }
        case .batchCSV: { BatchFuzz.csv.read(bytes($0, $1)) }
        case .forms: { BatchFuzz.xml.read(bytes($0, $1)) }
        case .xlsx: { BatchFuzz.xlsx.read(bytes($0, $1)) }
        case .rules: { RuleFuzz.run(bytes($0, $1)) }
        case .questionnaire: { QuestionnaireFuzz.read(bytes($0, $1)) }
        }
    }
}

private func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
}

#if canImport(Glibc)
import Glibc
#endif

/// Ends the fuzzer: something that must hold does not.
func require(_ holds: Bool, _ what: @autoclosure () -> String) {
    guard !holds else { return }
    print("DOES NOT HOLD: \(what())")
    fflush(nil)
    abort()
}
