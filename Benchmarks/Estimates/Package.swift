// swift-tools-version: 6.2
import PackageDescription

// Measures weights and estimates in memory, through the rooms that the program is made of; a package of its own, as it builds them.
// README.md of this folder says how.

let package = Package(
    name: "estimates",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hailong", path: "../..")],
    targets: [
        .executableTarget(
            name: "measure-estimates", dependencies: [.product(name: "HailongRooms", package: "hailong")])
    ],
    swiftLanguageModes: [.v6]
)
