import Figures
import Testing

/// Files with bytes changed, put in and taken out at random: every line is still accounted for, what was not touched is
/// accepted as before, and what waits says why. The truth is counted here from the bytes, without the program's reader.
@Suite struct RandomDamageTests {
    private static let header = "unit,form,date,sex,q1\n"
    /// The form numbers lie so far apart that a byte or two does not make one of them another.
    private static let lines = (0..<60).map { number in
        let form =
            (0..<6).map { _ in String(["K", "M", "P", "R", "T"][number / 5 % 5]) }.joined()
            + "-\(number * 7_919 + 10_007)"
        return
            "\(number % 2 == 0 ? "Xã An" : "Xã Bình"),\(form),2026-01-\(10 + number % 20),\(number % 2 + 1),\(number % 5 + 1)"
    }
    private static let intact = Array((header + lines.joined(separator: "\n") + "\n").utf8)
    /// What a damaged disk, a careless editor or a bad cable leaves, apart from any byte at all.
    private static let nasty: [UInt8] = [0x00, 0x0A, 0x0D, 0x20, 0x2C, 0x3B, 0x09, 0x22, 0x3D, 0x80, 0xC3, 0xEF, 0xFF]

    /// The file with up to eight bytes damaged behind its header.
    private static func damaged(_ seed: UInt64) -> [UInt8] {
        var random = KillTests.Instants(seed: seed)
        var bytes = intact
        for _ in 0...random.next(below: 8) {
            let place = header.utf8.count + random.next(below: bytes.count - header.utf8.count)
            let byte =
                random.next(below: 2) == 0 ? nasty[random.next(below: nasty.count)] : UInt8(random.next(below: 256))
            switch random.next(below: 3) {
            case 0: bytes[place] = byte
            case 1: bytes.insert(byte, at: place)
            default: bytes.remove(at: place)
            }
        }
        return bytes
    }

    /// The physical lines behind the header that are not empty, by their numbers.
    private static func physicalLines(_ bytes: [UInt8]) -> [(number: Int, text: [UInt8])] {
        var found: [(Int, [UInt8])] = []
        var (line, number, place) = ([UInt8](), 1, 0)
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            guard byte == 10 || byte == 13 else {
                line.append(byte)
                continue
            }
            if byte == 13 && place < bytes.count && bytes[place] == 10 { place += 1 }
            if number > 1 && !line.isEmpty { found.append((number, line)) }
            (line, number) = ([], number + 1)
        }
        if !line.isEmpty { found.append((number, line)) }
        return found
    }

    @Test("every line of 150 damaged files is accounted for, and lines that were not touched are accepted as before")
    func tables() throws {
        let workspace = try SmallCampaign().workspace()
        let whole = Set(Self.lines.map { Array($0.utf8) })
        var (refusals, waiting) = (0, 0)
        for seed in 0..<150 {
            let bytes = Self.damaged(UInt64(seed))
            try Files.write(bytes, to: workspace.path + "/hong.csv")
            let outcome = try workspace.hailong(
                "check", SmallCampaign.folder, "hong.csv", "--format", "json", "--quiet")
            // A byte that belongs to no encoding refuses the file as a whole, by name.
            if outcome.status == 65 {
                #expect(outcome.output.isEmpty && outcome.messages.contains("hong.csv"), "seed \(seed)")
                refusals += 1
                continue
            }
            #expect([0, 3].contains(outcome.status), "seed \(seed): \(outcome.messages)")
            let batch = try #require(
                try outcome.json()["batches"]?.first(where: "file", is: "hong.csv"), "seed \(seed)")
            func count(_ name: String) -> Int { batch[name]?.integer ?? -1 }
            let fates = ["accepted", "duplicates", "superseded", "excluded", "quarantined"].map(count)
            #expect(count("records") == fates.reduce(0, +), "seed \(seed)")
            let errors = (batch["findings"]?.elements ?? []).filter { $0["severity"]?.string == "error" }
            #expect(Set(errors.compactMap { $0["record"]?.integer }).count == count("quarantined"), "seed \(seed)")
            #expect(errors.allSatisfy { $0["message"]?.string?.isEmpty == false }, "seed \(seed)")
            waiting += count("quarantined")
            // Where there are quotes, a record may go over lines: then only the sums above are known.
            if bytes.contains(0x22) { continue }
            let physical = Self.physicalLines(bytes)
            #expect(count("records") == physical.count, "seed \(seed)")
            let wrong = Set(errors.compactMap { $0["line"]?.integer })
            let untouched = physical.filter { whole.contains($0.text) }
            #expect(untouched.count > 40 && untouched.allSatisfy { !wrong.contains($0.number) }, "seed \(seed)")
            #expect(count("accepted") >= untouched.count, "seed \(seed)")
        }
        #expect(refusals < 75 && waiting > 150, "\(refusals) refused, \(waiting) records wait")
    }

    @Test("damaged XML forms are refused as a whole with their place, or every form is accounted for")
    func forms() throws {
        let workspace = try SmallCampaign().workspace()
        let forms = (0..<20).map { number in
            "<form><answer question=\"unit\">A</answer><answer question=\"form\">X\(number)</answer>"
                + "<answer question=\"date\">2026-01-10</answer><answer question=\"q1\">\(number % 5 + 1)</answer></form>"
        }
        let intact = Array(
            ("<forms xmlns=\"urn:hailong:forms:1\" questionnaire=\"nho\">\n" + forms.joined(separator: "\n")
                + "\n</forms>\n")
                .utf8)
        var (refusals, read) = (0, 0)
        for seed in 0..<100 {
            var random = KillTests.Instants(seed: UInt64(seed))
            var bytes = intact
            bytes[random.next(below: bytes.count)] = UInt8(random.next(below: 256))
            try Files.write(bytes, to: workspace.path + "/hong.xml")
            let outcome = try workspace.hailong(
                "check", SmallCampaign.folder, "hong.xml", "--format", "json", "--quiet")
            if outcome.status == 65 {
                #expect(outcome.output.isEmpty && outcome.messages.contains("hong.xml"), "seed \(seed)")
                refusals += 1
                continue
            }
            #expect([0, 3].contains(outcome.status), "seed \(seed): \(outcome.messages)")
            let batch = try #require(
                try outcome.json()["batches"]?.first(where: "file", is: "hong.xml"), "seed \(seed)")
            let fates = ["accepted", "duplicates", "superseded", "excluded", "quarantined"]
                .map { batch[$0]?.integer ?? -1 }
            #expect(batch["records"]?.integer == fates.reduce(0, +) && fates.reduce(0, +) == 20, "seed \(seed)")
            read += 1
        }
        #expect(refusals > 20 && read > 5, "\(refusals) refused, \(read) read")
    }
}
