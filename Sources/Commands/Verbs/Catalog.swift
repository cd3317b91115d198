import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let catalog = Command(
    "catalog", aliases: ["catalogue", "catalogo", "catálogo"],
    syntax: [.any(.text("where FIELD=VALUE… order by FIELD limit N"))],
    help: .catalog,
    examples: [
      "catalog where arch=arm64 vcpu>=4 order by spot limit 5", "catalog where family=t4g",
      "catalog use teaching",
    ]
  ) { session, given throws(CommandError) in
    if given.words.first == "use" { return try session.useCatalogue(given) }
    var text = given.words.joined(separator: " ")
    if text.hasPrefix("show ") { text = "where name=" + text.dropFirst(5) }
    let query: CatalogueQuery
    do throws(CatalogueQueryError) {
      query = try CatalogueQuery.parse(text)
    } catch {
      throw CommandError(error, in: text)
    }
    let types = session.world.cloud.catalogue.instanceTypes(for: session.world.nodeConfiguration)
    let found = query.run(on: types)
    var output = CommandOutput()
    let shown = query.limit == nil ? Array(found.prefix(25)) : found
    output.print(session.catalogueTable(shown).text)
    if shown.count < found.count {
      output.line(ViewMessage.types(found.count).told(in: session.language), to: .remarks)
    }
    return output
  }
}

extension World {
  /// What the catalogue's allocatable amounts are counted for: the first NodeClass with subnets, else all zones.
  fileprivate var nodeConfiguration: EC2NodeConfiguration {
    if let nodeClass = objects.ec2NodeClasses.values.first(where: { !$0.status.subnets.isEmpty }) {
      return EC2NodeConfiguration(nodeClass)
    }
    return EC2NodeConfiguration(zones: cloud.catalogue.region.zones)
  }
}

extension Session {
  fileprivate mutating func useCatalogue(_ given: Invocation) throws(CommandError) -> CommandOutput {
    let word = given.words.count > 1 ? given.words[1] : ""
    let subsets: [String: EC2Catalogue.Subset] = ["full": .full, "teaching": .teaching]
    guard let subset = subsets[word] else {
      throw .say(.badFlagValue(flag: "catalog use", value: word, allowed: subsets.keys.sorted()))
    }
    try move { $0.useCatalogue(subset: subset) }
    return CommandOutput(CommandMessage.optionIs(name: "catalog", value: word).told(in: language) + "\n")
  }

  fileprivate func catalogueTable(_ rows: [CatalogueRow]) -> TextTable {
    let formats = language.formats
    return TextTable(
      header: ["TYPE", "ARCH", "VCPU", "MEMORY", "PODS", "ON-DEMAND", "SPOT", "ZONE", "INTERRUPTION"].map {
        StyledText($0, style: .heading)
      },
      rows: rows.map { row in
        [
          StyledText(row.type.name, style: .name), StyledText(row.type.architecture),
          StyledText(row.type.capacity[.cpu]?.description ?? ""),
          StyledText("\(Quantity(bytes: (Int(exactly: row.memoryMiB.rounded()) ?? 0) << 20))"),
          StyledText(row.type.capacity[.pods]?.description ?? ""),
          StyledText(row.onDemand.map { formats.perHour($0.priceUSDPerHour) } ?? "–"),
          StyledText(row.spot.map { formats.perHour($0.priceUSDPerHour) } ?? "–"),
          StyledText(row.spot?.zone ?? ""), StyledText(row.interruption?.shown ?? ""),
        ]
      }, alignments: [.left, .left, .right, .right, .right, .right, .right, .left, .left])
  }
}

extension InterruptionBucket {
  /// As the Spot Advisor names its classes.
  fileprivate var shown: String { ["<5%", "5-10%", "10-15%", "15-20%", ">20%"][min(max(rawValue, 0), 4)] }
}

extension CommandError {
  /// A catalogue query that cannot be read, with the word that is wrong.
  init(_ error: CatalogueQueryError, in text: String) {
    let fields = CatalogueField.allCases.map(\.rawValue)
    switch error.problem {
    case .unknownField(let name):
      self = .say(
        .badFlagValue(flag: "catalog", value: name, allowed: error.nearest.isEmpty ? fields : error.nearest))
    case .noComparison(let word):
      self = .say(.badFlagValue(flag: "catalog", value: word, allowed: ["arch=arm64", "vcpu>=4"]))
    case .noValue(let field):
      self = .say(.badFlagValue(flag: field.rawValue, value: "", allowed: error.nearest))
    case .badValue(let value, let field):
      self = .say(.badFlagValue(flag: field.rawValue, value: value, allowed: error.nearest))
    case .notOrdered(let field):
      self = .say(.badFlagValue(flag: field.rawValue, value: "<", allowed: ["=", "!="]))
    case .incomplete(let word):
      self = .say(.badFlagValue(flag: "catalog", value: word, allowed: ["order by FIELD", "limit N"]))
    }
    place = "\(error.columns.lowerBound + 1)"
  }
}
