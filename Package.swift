// swift-tools-version: 6.2
import PackageDescription

// The rooms of the program, each with what it may see. Documentation/architecture.md holds the same table and
// scripts/check-imports compares the two with what the sources really import.

let package = Package(
    name: "hailong",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "hailong", targets: ["hailong"]),
        .library(
            name: "HailongRooms",
            targets: [
                "Figures", "XMLDocuments", "Tables", "Expressions", "Statistics", "Questionnaires", "Units",
                "Responses",
                "Intake", "Validation", "Ledger", "Weighting", "Estimation", "Planning", "Scorecards", "Documents",
                "Forms",
                "Reports",
                "Campaigns",
            ]),
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    ],
    targets: [
        // System libraries and shims: no logic.
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
        .systemLibrary(
            name: "CPango", pkgConfig: "cairo",
            providers: [.apt(["libcairo2-dev", "libpango1.0-dev"]), .brew(["pango"])]),
        .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"]), .brew(["qpdf"])]),
        .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m"), .linkedLibrary("stdc++")]),
        .target(name: "CSchemas"),
        .target(name: "CByteMasks"),
        .target(name: "CVectors"),

        // Values.
        .target(name: "Figures"),
        .target(name: "XMLDocuments", dependencies: ["CLibXML2", "Figures"]),
        .target(
            name: "Tables",
            dependencies: ["XMLDocuments", "Figures", "CByteMasks", "CLibCrypto", "CLibZip", "CXLSXWriter"]),
        .target(name: "Expressions", dependencies: ["Figures", "CPCRE2"]),
        .target(name: "Statistics", dependencies: ["Figures", "CBoostMath", "CVectors"]),

        // What is asked, of whom.
        .target(name: "Questionnaires", dependencies: ["XMLDocuments", "Expressions", "Figures", "CSchemas"]),
        .target(name: "Units", dependencies: ["Tables", "Figures"]),
        .target(name: "Responses", dependencies: ["Questionnaires", "Units", "Figures"]),

        // From the field's files to accepted responses.
        .target(
            name: "Intake",
            dependencies: [
                "Tables", "XMLDocuments", "Responses", "Questionnaires", "Units", "Figures", "CSchemas",
            ]),
        .target(
            name: "Validation",
            dependencies: ["Responses", "Questionnaires", "Units", "Expressions", "Statistics", "Figures"]),
        .target(
            name: "Ledger",
            dependencies: [
                "Responses", "Questionnaires", "Figures",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),

        // From accepted responses to figures.
        .target(
            name: "Weighting",
            dependencies: ["Responses", "Questionnaires", "Units", "Tables", "Statistics", "Figures"]),
        .target(
            name: "Estimation",
            dependencies: [
                "Weighting", "Responses", "Questionnaires", "Units", "Tables", "Statistics", "Figures", "CVectors",
            ]),
        .target(name: "Planning", dependencies: ["Tables", "Units", "Statistics", "Figures"]),
        .target(
            name: "Scorecards",
            dependencies: [
                "XMLDocuments", "Tables", "Expressions", "Statistics", "Units", "Figures", "CSchemas",
            ]),

        // From figures to paper.
        .target(name: "Documents", dependencies: ["Tables", "Figures", "CPango", "CQPDF"]),
        .target(
            name: "Forms",
            dependencies: [
                "Documents", "Units", "Questionnaires", "Expressions", "Tables", "XMLDocuments", "Figures", "CQREncode",
            ]),
        .target(
            name: "Reports",
            dependencies: [
                "Documents", "Estimation", "Weighting", "Scorecards", "Validation", "Intake", "Responses",
                "Questionnaires", "Units", "Tables", "Statistics", "Figures",
            ]),

        // The whole order, and the command line over it.
        .target(
            name: "Campaigns",
            dependencies: [
                "Reports", "Forms", "Documents", "Scorecards", "Planning", "Estimation", "Weighting", "Ledger",
                "Validation", "Intake",
                "Responses", "Units", "Questionnaires", "Statistics", "Expressions", "Tables", "XMLDocuments",
                "Figures",
                "CSchemas",
            ]),
        .executableTarget(
            name: "hailong",
            dependencies: [
                "Campaigns", "Tables", "Figures", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // For `Fuzz/` and the tests that walk its corpora; the program does not see it.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Validation", "Intake", "Responses", "Units", "Questionnaires", "Expressions", "Tables", "Figures",
            ]),
        .executableTarget(
            name: "make-samples", dependencies: ["Statistics", "Tables", "XMLDocuments", "Figures"],
            path: "Sources/SampleCampaigns"),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

let rooms = [
    "Figures", "XMLDocuments", "Tables", "Expressions", "Statistics", "Questionnaires", "Units", "Responses", "Intake",
    "Validation", "Ledger", "Weighting", "Estimation", "Planning", "Scorecards", "Documents", "Forms", "Reports",
    "Campaigns", "FuzzTargets",
]
for room in rooms {
    // A room's tests may see all that the room sees.
    let below = package.targets.first { $0.name == room }?.dependencies ?? []
    package.targets.append(
        .testTarget(name: room + "Tests", dependencies: [.byName(name: room)] + below))
}
package.targets.append(
    .testTarget(name: "AcceptanceTests", dependencies: ["hailong", "make-samples", "Tables", "Figures"]))

// Settings of every target in Swift, in one loop.
let withoutSwift: Set = [
    "CLibXML2", "CLibCrypto", "CLibZip", "CPCRE2", "CQREncode", "CXLSXWriter", "CPango", "CQPDF", "CBoostMath",
    "CSchemas", "CByteMasks", "CVectors",
]
for target in package.targets where !withoutSwift.contains(target.name) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}

// `HAILONG_ROOMS="Tables Intake" swift test` builds these rooms, what they see and their tests, and nothing else.
if let wanted = Context.environment["HAILONG_ROOMS"] {
    var waiting = wanted.split(separator: " ").flatMap { [String($0), $0 + "Tests"] }
    var kept: Set<String> = []
    while let name = waiting.popLast() {
        guard kept.insert(name).inserted, let target = package.targets.first(where: { $0.name == name }) else {
            continue
        }
        for dependency in target.dependencies {
            switch dependency {
            case .targetItem(let name, _), .byNameItem(let name, _): waiting.append(name)
            default: break
            }
        }
    }
    package.targets.removeAll { !kept.contains($0.name) }
    package.products = []
}
