// swift-tools-version: 6.2
import PackageDescription

// Measures and validates stages in memory, through the rooms that the program is made of: estimates and weights, ranks, scores. A package of its own,
// so that the program's build does not pay for it; one for all, so that the rooms are built once. The README of the folder above says how.

let package = Package(
    name: "stages",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hailong", path: "../..")],
    targets: ["measure-estimates", "measure-ranks", "measure-scores", "validate-estimates"].map { name in
        .executableTarget(name: name, dependencies: [.product(name: "HailongRooms", package: "hailong")])
    },
    swiftLanguageModes: [.v6]
)
