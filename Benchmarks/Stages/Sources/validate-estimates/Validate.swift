#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

// validate-estimates simulate [SCALE]   a line of JSON for each study; status 1 where a target is missed
// validate-estimates sample             the sample that other programs estimate from, as CSV
// validate-estimates figures            our figures of it, as CSV

@main
struct Validate {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "simulate":
            let scale = arguments.dropFirst().first.flatMap { Double($0) } ?? 1
            if try await !simulate(scale) { exit(1) }
        case "sample": print(try Cases(seed: 5).table, terminator: "")
        case "figures": print(try Cases(seed: 5).ours, terminator: "")
        default: print("validate-estimates simulate [SCALE] | sample | figures")
        }
    }

    /// Runs all studies on all processors and prints them in their order.
    private static func simulate(_ scale: Double) async throws -> Bool {
        func samples(_ count: Int) -> Int { max(20, Int(Double(count) * scale)) }
        var works: [@Sendable () throws -> [Study]] = []
        let intervals = samples(20_000)
        let replicates = samples(8_000)
        let ranks = samples(8_000)
        let others = samples(10_000)
        for study in RankStudy.all { works.append { try study.studies(samples: ranks) } }
        for study in ReplicateStudy.all { works.append { [try study.study(samples: replicates)] } }
        for design in IntervalDesign.all { works.append { try design.studies(samples: intervals) } }
        works.append { try OtherStudies.median(samples: others) }
        works.append { try OtherStudies.raoScott(samples: others) }
        let found = try await withThrowingTaskGroup(of: (Int, [Study]).self) { group in
            for (place, work) in works.enumerated() { group.addTask { (place, try work()) } }
            var all = [[Study]](repeating: [], count: works.count)
            for try await (place, studies) in group { all[place] = studies }
            return all.flatMap { $0 }
        }
        for study in found { print(study.line) }
        return found.allSatisfy(\.isMet)
    }
}
