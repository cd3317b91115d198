import Cloud
import Cluster
import Kubernetes
import Manifests
import Narration

/// Instance types one by one, and side by side.
extension Session {
  /// All of one type: what Pods can have of it, where it is sold and at what price; with `detail full` its labels.
  func show(_ words: [String], _ types: [InstanceType]) throws(CommandError) -> CommandOutput {
    guard let name = words.first else { throw .say(.usage(syntax: "catalog show TYPE")) }
    let row = try row(named: name, in: types)
    var output = CommandOutput()
    output.print(comparison([row]).text)
    output.print("\n" + offerings(of: row.type).text)
    guard detail == .full else { return output }
    let labels = row.type.labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    output.print(labels.reduce("\n") { $0 + StyledText($1 + "\n", style: .dim) })
    return output
  }

  func compare(_ words: [String], _ types: [InstanceType]) throws(CommandError) -> CommandOutput {
    let names = words.flatMap { $0.split(separator: ",").map(String.init) }
    guard names.count > 1 else { throw .say(.usage(syntax: "catalog compare TYPE TYPE…")) }
    var rows: [CatalogueRow] = []
    for name in names { rows.append(try row(named: name, in: types)) }
    return CommandOutput(comparison(rows).text)
  }

  private func row(named name: String, in types: [InstanceType]) throws(CommandError) -> CatalogueRow {
    if let type = types.first(where: { $0.name == name }) { return CatalogueRow(type) }
    throw .say(
      CatalogueMessage.noSuchType(
        name, nearest: Spelling.nearest(to: name, among: types.map(\.name)),
        isSoldElsewhere: world.cloud.provider == .aws && EC2Type.all.contains { $0.name == name }))
  }

  /// A column for each type, a line for each thing that can be compared.
  private func comparison(_ rows: [CatalogueRow]) -> TextTable {
    let formats = language.formats
    func money(_ amount: Double?) -> String { amount.map { formats.perHour($0) } ?? "–" }
    func perVCPU(_ row: CatalogueRow) -> Double? {
      guard let price = row.onDemand?.priceUSDPerHour, let cpu = row.type.capacity[.cpu]?.double, cpu > 0
      else { return nil }
      return price / cpu
    }
    func label(_ keys: String...) -> (CatalogueRow) -> String {
      { row in keys.lazy.compactMap { row.type.labels[$0] }.first ?? "–" }
    }
    let lines: [(CatalogueTrait, (CatalogueRow) -> String)] = [
      (.arch, { $0.type.architecture }), (.manufacturer, label(AWSLabel.instanceCPUManufacturer)),
      (.generation, label(AWSLabel.instanceGeneration, AzureLabel.skuVersion)), (.vcpu, \.vCPUText),
      (.memory, \.memoryText),
      (.allocatableCPU, { $0.type.allocatable[.cpu]?.description ?? "–" }),
      (
        .allocatableMemory, { "\(Quantity(bytes: (($0.type.allocatable[.memory]?.units ?? 0) >> 20) << 20))" }
      ), (.pods, \.podsText),
      (.gpu, label(AWSLabel.instanceGPUCount, AzureLabel.skuGPUCount)),
      (.nvme, label(AWSLabel.instanceLocalNVMe)),
      (.network, label(AWSLabel.instanceNetworkBandwidth)), (.ebs, label(AWSLabel.instanceEBSBandwidth)),
      (.onDemand, { money($0.onDemand?.priceUSDPerHour) }), (.onDemandPerVCPU, { money(perVCPU($0)) }),
      (.spot, { money($0.spot?.priceUSDPerHour) }), (.spotZone, { $0.spot?.zone ?? "–" }),
      (.interruption, { $0.interruption?.shown ?? "–" }),
    ]
    let shown = lines.filter { line in rows.contains { line.1($0) != "–" } }
    return TextTable(
      header: [""] + rows.map { StyledText($0.type.name, style: .name) },
      rows: shown.map { line in
        [StyledText(line.0.told(in: language).plain, style: .dim)] + rows.map { StyledText(line.1($0)) }
      }, alignments: [.left] + rows.map { _ in .right })
  }

  /// A line for each zone.
  private func offerings(of type: InstanceType) -> TextTable {
    let formats = language.formats
    let zones = Set(type.offerings.map(\.zone)).sorted()
    let capacityTypes = CapacityType.allCases.filter { wanted in
      type.offerings.contains { $0.capacityType == wanted }
    }
    return TextTable(
      header: [StyledText("ZONE", style: .heading)]
        + capacityTypes.map { StyledText($0.rawValue.uppercased(), style: .heading) },
      rows: zones.map { zone in
        [StyledText(zone)]
          + capacityTypes.map { wanted in
            let offering = type.offerings.first { $0.zone == zone && $0.capacityType == wanted }
            guard let offering, offering.isAvailable else { return "–" }
            return StyledText(formats.perHour(offering.priceUSDPerHour))
          }
      }, alignments: [.left] + capacityTypes.map { _ in .right })
  }
}
