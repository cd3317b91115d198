import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

extension Command {
  static let catalog = Command(
    "catalog", aliases: ["catalogue", "catalogo", "catálogo"],
    syntax: [
      .any(
        .text("where FIELD=VALUE… order by FIELD limit N | show TYPE | compare TYPE TYPE… | use NAME|FILE"))
    ],
    flags: [.region], help: .catalog,
    examples: [
      "catalog where arch=arm64 vcpu>=4 order by spot limit 5", "catalog show m7g.large",
      "catalog compare c7g.large m7g.large r7g.large", "catalog where family=t4g --region sa-east-1",
      "catalog use teaching",
    ],
    suggests: { $0.catalogSuggestions($1) }
  ) { session, given throws(CommandError) in
    let rest = Array(given.words.dropFirst())
    switch given.words.first {
    case "use": return try session.useCatalogue(rest)
    case "region": return try session.tellRegion(rest)
    case "show": return try session.show(rest, try session.shownTypes(given))
    case "compare": return try session.compare(rest, try session.shownTypes(given))
    default: return try session.list(given.words.joined(separator: " "), try session.shownTypes(given))
    }
  }
}

extension Flag {
  static let region = Flag("region", .required(.words(CloudProvider.allCases.flatMap(\.regions))))
}

extension Invocation {
  /// The region that was asked for; nil for the cluster's own.
  func region() throws(CommandError) -> AWSRegion? {
    guard let text = self[.region] else { return nil }
    guard let region = AWSRegion(rawValue: text) else {
      throw .say(
        .badFlagValue(flag: "--region", value: text, allowed: AWSRegion.allCases.map(\.rawValue)))
    }
    return region
  }
}

extension Session {
  /// The types on show, as a NodeClass of the cluster, or of another region, would see them.
  fileprivate func shownTypes(_ given: Invocation) throws(CommandError) -> [InstanceType] {
    let provider = world.cloud.provider
    guard provider == .aws else {
      guard let site = CloudSite(provider, region: given[.region] ?? world.cloud.regionName) else {
        throw .say(.badFlagValue(flag: "--region", value: given[.region] ?? "", allowed: provider.regions))
      }
      let cloud = given[.region] == nil ? world.cloud : CloudState(site: site, clusterName: "aula", seed: 1)
      return cloud.types(of: world.objects.nodeClasses.first { $0.provider == provider })
    }
    guard let region = try given.region(), region != world.cloud.catalogue.region else {
      return world.cloud.catalogue.instanceTypes(for: world.nodeConfiguration)
    }
    var catalogue = world.cloud.catalogue
    catalogue.region = region
    let zones = AWSAccount.course(region: region).subnets.map(\.zone)
    return catalogue.instanceTypes(for: EC2NodeConfiguration(zones: zones))
  }

  fileprivate func list(_ text: String, _ types: [InstanceType]) throws(CommandError) -> CommandOutput {
    let query: CatalogueQuery
    do throws(CatalogueQueryError) {
      query = try CatalogueQuery.parse(text)
    } catch {
      throw CommandError(error, in: text)
    }
    let found = query.run(on: types)
    var output = CommandOutput()
    guard !found.isEmpty else {
      output.remark(CatalogueMessage.nothingFound(of: types.count).told(in: language))
      output.status = .negative
      return output
    }
    let shown = query.limit == nil ? Array(found.prefix(25)) : found
    output.print(catalogueTable(shown).text)
    if shown.count < found.count { output.remark(ViewMessage.types(found.count).told(in: language)) }
    return output
  }

  private func catalogueTable(_ rows: [CatalogueRow]) -> TextTable {
    let formats = language.formats
    return TextTable(
      header: ["TYPE", "ARCH", "VCPU", "MEMORY", "PODS", "ON-DEMAND", "SPOT", "ZONE", "INTERRUPTION"].map {
        StyledText($0, style: .heading)
      },
      rows: rows.map { row in
        [
          StyledText(row.type.name, style: .name), StyledText(row.type.architecture),
          StyledText(row.vCPUText), StyledText(row.memoryText), StyledText(row.podsText),
          StyledText(row.onDemand.map { formats.perHour($0.priceUSDPerHour) } ?? "–"),
          StyledText(row.spot.map { formats.perHour($0.priceUSDPerHour) } ?? "–"),
          StyledText(row.spot?.zone ?? ""), StyledText(row.interruption?.shown ?? ""),
        ]
      }, alignments: [.left, .left, .right, .right, .right, .right, .right, .left, .left])
  }
}

extension World {
  /// What the catalogue's allocatable amounts are counted for: the first NodeClass with subnets, in every zone where
  /// the account has one.
  fileprivate var nodeConfiguration: EC2NodeConfiguration {
    let zones = cloud.account.subnets.map(\.zone)
    let nodeClass = objects.ec2NodeClasses.values.first { !$0.status.subnets.isEmpty }
    var configuration = nodeClass.map { EC2NodeConfiguration($0) } ?? EC2NodeConfiguration(zones: zones)
    configuration.zones = zones
    return configuration
  }
}

extension CatalogueRow {
  var vCPUText: String { type.capacity[.cpu]?.description ?? "" }
  var podsText: String { type.capacity[.pods]?.description ?? "" }
  var memoryText: String { "\(Quantity(bytes: (Int(exactly: memoryMiB.rounded()) ?? 0) << 20))" }
}

extension InterruptionBucket {
  /// As the Spot Advisor names its classes.
  var shown: String { ["<5%", "5-10%", "10-15%", "15-20%", ">20%"][min(max(rawValue, 0), 4)] }
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
