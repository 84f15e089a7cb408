// swift-tools-version: 6.2
import PackageDescription

// Times the scoring of a nation of communes; a package of its own because it builds the rooms.

let package = Package(
    name: "scores",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hailong", path: "../..")],
    targets: [
        .executableTarget(
            name: "bench-scores", dependencies: [.product(name: "HailongRooms", package: "hailong")])
    ],
    swiftLanguageModes: [.v6]
)
