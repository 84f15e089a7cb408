import CFuzzer
import FuzzTargets

#if canImport(Glibc)
import Glibc
#endif

/// `hailong-fuzz TARGET [arguments of libFuzzer] [corpus…]`: runs one fuzzer.
@main
enum HailongFuzz {
    static func main() {
        guard CommandLine.argc > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
            print("hailong-fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) [arguments of libFuzzer]")
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

extension FuzzTarget {
    /// What libFuzzer calls with each input; a function of C cannot hold which target it is for.
    fileprivate var one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt {
        switch self {
        case .csv: { tried(.csv, $0, $1) }
        case .table: { tried(.table, $0, $1) }
        case .batchCSV: { tried(.batchCSV, $0, $1) }
        case .forms: { tried(.forms, $0, $1) }
        case .xlsx: { tried(.xlsx, $0, $1) }
        case .xlsxParts: { tried(.xlsxParts, $0, $1) }
        case .rules: { tried(.rules, $0, $1) }
        case .questionnaire: { tried(.questionnaire, $0, $1) }
        }
    }
}

/// Gives an input to a target, and ends the fuzzer if something that must hold does not.
private func tried(_ target: FuzzTarget, _ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(FuzzFailure) {
        _ = try target.run(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    } catch {
        print("DOES NOT HOLD: \(error)")
        fflush(nil)
        abort()
    }
}
