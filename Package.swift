// swift-tools-version: 6.2
import PackageDescription

/// One floor of the house: a target, what it may import, and nothing else.
struct Floor {
  let name: String
  let over: [String]
  /// Engines are optimised in debug builds too: their loops are a hundred times slower without.
  var isEngine = false
  /// A program rather than a library: it has no tests of its own.
  var isProgram = false
  /// What the tests use beside the floors under theirs: manifests, for fixtures in a student's own words.
  var testsAlso: [String] = []
}

/// Lowest first. `docs/ARCHITECTURE.md` says what lives on each; every build checks the imports.
let floors: [Floor] = [
  Floor(name: "Kubernetes", over: [], isEngine: true),
  Floor(name: "Manifests", over: ["Kubernetes"], isEngine: true),
  Floor(name: "Helm", over: ["Kubernetes", "Manifests"], isEngine: true),
  Floor(name: "Cloud", over: ["Kubernetes"], isEngine: true),
  Floor(name: "Scheduling", over: ["Kubernetes"], isEngine: true, testsAlso: ["Manifests"]),
  Floor(name: "Karpenter", over: ["Kubernetes", "Cloud"], isEngine: true, testsAlso: ["Manifests"]),
  Floor(
    name: "Controllers", over: ["Kubernetes", "Cloud", "Karpenter"], isEngine: true, testsAlso: ["Manifests"]),
  Floor(
    name: "Cluster",
    over: ["Kubernetes", "Manifests", "Helm", "Cloud", "Scheduling", "Karpenter", "Controllers"],
    isEngine: true),
  Floor(
    name: "Observability",
    over: ["Kubernetes", "Cloud", "Scheduling", "Karpenter", "Controllers", "Cluster"],
    testsAlso: ["Manifests"]),
  Floor(
    name: "Narration",
    over: ["Kubernetes", "Manifests", "Cloud", "Scheduling", "Karpenter", "Controllers", "Cluster"]),
  Floor(
    name: "Commands",
    over: [
      "Kubernetes", "Manifests", "Helm", "Cloud", "Scheduling", "Karpenter", "Controllers", "Cluster",
      "Observability",
      "Narration",
    ]),
  Floor(
    name: "Report", over: ["Kubernetes", "Manifests", "Cluster", "Observability", "Narration", "Commands"]),
  Floor(
    name: "Course",
    over: [
      "Kubernetes", "Manifests", "Cloud", "Scheduling", "Karpenter", "Controllers", "Cluster",
      "Observability",
      "Narration", "Commands",
    ]),
  Floor(
    name: "Fuzzing",
    over: [
      "Kubernetes", "Manifests", "Cloud", "Scheduling", "Karpenter", "Controllers", "Cluster",
      "Observability", "Narration", "Commands", "Course",
    ]),
  Floor(
    name: "BancadaBench",
    over: [
      "Kubernetes", "Manifests", "Cloud", "Scheduling", "Karpenter", "Cluster", "Narration", "Commands",
      "Report",
    ], isProgram: true),
  Floor(name: "Console", over: ["Narration"]),
]

/// With libFuzzer in every floor: what `make fuzz` sets.
let isFuzzing = Context.environment["BANCADA_FUZZING"] != nil

/// The C libraries under a floor.
let libraries = ["Manifests": "CYAML", "Console": "CEditLine"]

func settings(isEngine: Bool = false) -> [SwiftSetting] {
  var settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
  if isEngine { settings.append(.unsafeFlags(["-O"], .when(configuration: .debug))) }
  if isFuzzing { settings.append(.unsafeFlags(["-sanitize=fuzzer"])) }
  return settings
}

let package = Package(
  name: "bancada",
  products: [.executable(name: "bancada", targets: ["bancada"])],
  targets: [
    .target(name: "CEditLine", linkerSettings: [.linkedLibrary("edit")]),
    .systemLibrary(name: "CYAML", providers: [.apt(["libyaml-dev"])]),
    .executableTarget(
      name: "bancada",
      dependencies: [
        "Kubernetes", "Manifests", "Cloud", "Cluster", "Narration", "Commands", "Report", "Course", "Console",
      ],
      swiftSettings: settings()),
  ]
    + floors.filter(\.isProgram).map { floor in
      .executableTarget(
        name: floor.name, dependencies: floor.over.map { .byName(name: $0) },
        swiftSettings: settings(isEngine: false))
    }
    + floors.filter { !$0.isProgram }.map { floor in
      .target(
        name: floor.name,
        dependencies: (floor.over + [libraries[floor.name]].compactMap(\.self)).map { .byName(name: $0) },
        swiftSettings: settings(isEngine: floor.isEngine))
    }
    + floors.filter { !$0.isProgram }.map { floor in
      .testTarget(
        name: "\(floor.name)Tests",
        dependencies: ([floor.name] + floor.over + floor.testsAlso).map { .byName(name: $0) },
        swiftSettings: settings())
    } + [
      // The program at a pseudo-terminal, in pipes and with files: all that its users see of it.
      .testTarget(
        name: "TerminalTests", dependencies: ["bancada"], path: "Tests/Terminal", swiftSettings: settings())
    ]
    + (isFuzzing
      ? [
        .executableTarget(
          name: "BancadaFuzz", dependencies: ["Fuzzing"], swiftSettings: settings(),
          linkerSettings: [
            // libFuzzer's main stands beside Swift's own.
            .unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld", "-Xlinker", "--allow-multiple-definition"])
          ])
      ] : [])
)
