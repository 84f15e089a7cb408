import ArgumentParser
import Campaigns

/// The batch that a decision is about.
struct BatchArguments: ParsableArguments {
    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(help: "lô phiếu / the batch")
    var batch: String
}

/// What every decision says besides.
struct DecidingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("lý do / why", valueName: "text"))
    var reason: String

    @Option(
        help: ArgumentHelp(
            "người quyết định / who decides (mặc định / default: người dùng của máy / the system's user)",
            valueName: "name"))
    var author: String?

    /// Writes a decision down.
    func decide(_ request: DecisionRequest, in campaign: String, _ shared: SharedOptions) throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.decide(request, language: shared.language)
        }
    }
}
