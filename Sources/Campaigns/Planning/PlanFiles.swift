internal import Figures
internal import Planning
internal import Tables
internal import Units
internal import Validation

/// The files of a drawn sample: the workbook of the field team, the substitutes, the plan, and last the sample itself.
struct PlanFiles {
    let campaign: Campaign
    let request: PlanRequest
    let listed: PlanWork.Listed
    let draw: SampleDraw
    let language: Language

    private static let workbook = "sample.xlsx"
    private static let reserve = "reserve.csv"
    private static let manifest = "plan.json"
    private static let sample = "sample.csv"

    /// Writes the files.
    ///
    /// - Returns: their paths, with the digest of each.
    func write(manifest: JSONValue) throws(CampaignError) -> [(path: String, sha256: String)] {
        let folder = request.output.map(Paths.tidied) ?? campaign.folder
        let names = [Self.workbook] + (draw.reserve.isEmpty ? [] : [Self.reserve]) + [Self.manifest, Self.sample]
        // A sample that was drawn before is not left beside half of a new one, nor are outcomes that were typed lost.
        let present = [Self.workbook, Self.reserve, Self.manifest, Self.sample].filter {
            Paths.exists("\(folder)/\($0)")
        }
        guard present.isEmpty || request.replaces else {
            let list = present.map { "\(folder)/\($0)" }.joined(separator: ", ")
            throw CampaignError(
                .usage,
                vi:
                    "\(list): đã có, có thể đã ghi kết quả tiếp cận. Chọn --output khác, hoặc thêm --replace để ghi đè.",
                en:
                    "\(list): there already; outcomes may have been written down. Choose another --output, or add --replace."
            )
        }
        if request.output != nil { try Paths.makeFolder(folder) }
        if draw.reserve.isEmpty { FileCopy.remove("\(folder)/\(Self.reserve)") }
        let tables = SampleTables(draw, frame: listed.frame, units: campaign.units)
        var written: [(path: String, sha256: String)] = []
        for name in names {
            let path = "\(folder)/\(name)"
            switch name {
            case Self.workbook: try writeWorkbook(path)
            case Self.reserve: try write(tables.reserve(), to: path)
            case Self.manifest: try write(Array((manifest.text(pretty: true) + "\n").utf8), to: path)
            default: try write(tables.sample(), to: path)
            }
            do { written.append((path, try SHA256.digest(ofFile: path).hex)) } catch { throw CampaignError(error) }
        }
        return written
    }

    private func write(_ bytes: [UInt8], to path: String) throws(CampaignError) {
        do { try AtomicFile.write(bytes, to: path) } catch { throw CampaignError(error) }
    }

    private func writeWorkbook(_ path: String) throws(CampaignError) {
        let book = FieldWorkbook(
            draw, frame: listed.frame, units: campaign.units, language: language,
            outcomes: SampleOutcome.allCases.map(\.text))
        do { try book.write(to: path) } catch { throw CampaignError(planning: error) }
    }
}
