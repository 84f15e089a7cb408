// swift-tools-version: 6.2
import PackageDescription

// Times the possible ranks against an R run of the same method; a package of its own because it builds the rooms.

let package = Package(
    name: "ranks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "hailong", path: "../..")],
    targets: [
        .executableTarget(
            name: "bench-ranks", dependencies: [.product(name: "HailongRooms", package: "hailong")])
    ],
    swiftLanguageModes: [.v6]
)
