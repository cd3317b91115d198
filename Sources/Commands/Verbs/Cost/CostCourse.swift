import Cloud
import Cluster
import Narration
import Observability

extension Command {
  static let costCourse = Command(
    "cost course", aliases: ["cost curso"], help: .cost, note: .cost, examples: ["cost course"]
  ) { session, _ in
    let catalogue = session.world.cloud.catalogue
    guard let table = ProductionTable(catalogue) else {
      return .lines([ProductionMessage.notSold(region: catalogue.region.rawValue).told(in: session.language)])
    }
    var output = CommandOutput(session.told(table))
    output.line("")
    for message in session.remarks(on: table) {
      for line in message.told(in: session.language).wrapped(to: session.width, indent: 2) {
        output.line(line)
      }
    }
    return output
  }
}

extension Session {
  fileprivate func told(_ table: ProductionTable) -> StyledText {
    func row(_ name: ProductionMessage, _ what: String, _ amounts: [Double]) -> [StyledText] {
      [name.told(in: language), StyledText(what, style: .name)]
        + amounts.map { StyledText(language.formats.dollars($0)) }
    }
    func rows(_ lines: [ProductionTable.Line]) -> [[StyledText]] {
      lines.map {
        row(
          $0.part.title, "\($0.part.count) × \($0.part.instanceType)",
          [$0.part.told, $0.assumed, $0.observed]
        )
      }
    }
    let total = row(
      .total, "", [table.total(\.part.told), table.total(\.assumed), table.total(\.observed)])
    let header = [ProductionMessage.told, .assumed, .observed].map {
      StyledText($0.told(in: language).plain, style: .heading)
    }
    return TextTable(
      header: ["", ""] + header,
      rows: rows(table.lines.filter(\.part.isPart)) + [total] + rows(table.lines.filter { !$0.part.isPart }),
      alignments: [.left, .left, .right, .right, .right]
    ).text
  }

  fileprivate func remarks(on table: ProductionTable) -> [ProductionMessage] {
    let discounts = [ProductionTable.Part.arm64Spot, .amd64Spot].map {
      ProductionMessage.Discount($0.instanceType, percent: table.spotDiscountPercent(of: $0))
    }
    let allOnDemand = table.lines.first { $0.part == .allOnDemand }
    return [
      .saved(
        told: 63, assumed: table.savedPercent(\.assumed), observed: table.savedPercent(\.observed)),
      .spotDiscounts(discounts),
    ]
      + (allOnDemand.map { [.onDemandDiffers(told: $0.part.told, today: $0.observed)] } ?? [])
      + [.noGuarantee]
  }
}

extension ProductionTable.Part {
  fileprivate var title: ProductionMessage {
    switch self {
    case .bootstrap: .bootstrap
    case .arm64Spot: .arm64Spot
    case .amd64Spot: .amd64Spot
    case .onDemand: .onDemand
    case .allOnDemand: .allOnDemand
    case .allSpot: .allSpot
    }
  }
}
