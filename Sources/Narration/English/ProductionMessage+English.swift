extension ProductionMessage {
  public var english: StyledText {
    let format = Formats.english
    func percent(_ number: Double) -> String { format.decimal(number, places: 0) + "%" }
    return switch self {
    case .bootstrap: "bootstrap, on-demand"
    case .arm64Spot: "arm64, spot"
    case .amd64Spot: "amd64, spot"
    case .onDemand: "critical, on-demand"
    case .total: "all, a month"
    case .allOnDemand: "if all were on-demand"
    case .allSpot: "if all were spot"
    case .told: "IN THE COURSE"
    case .assumed: "SPOT AT 30%"
    case .observed: "SPOT OBSERVED"
    case .saved(let told, let assumed, let observed):
      "What is saved: \(told)% in the course, which leaves bootstrap out of the on-demand side; with it on both sides, \(format.decimal(assumed, places: 1))% with spot at 30% of on-demand, and \(percent(observed), .heading) at observed spot prices."
    case .spotDiscounts(let discounts):
      "What counts most is the discount of spot: the course assumes 70% for every type; observed, on average over the zones, \(format.all(discounts.map { "\($0.instanceType) \(percent($0.percent))" }))."
    case .onDemandDiffers(let told, let today):
      "50 m6g.large on-demand are \(format.dollars(today)), not \(format.dollars(told)): 730 hours a month, at the catalogue's price."
    case .noGuarantee:
      "And spot guarantees no availability: EC2 takes machines back with two minutes' notice; what helps is a choice of types and zones, replicas and PDBs."
    case .notSold(let region): "The region \(region) does not sell all types of the course's table."
    }
  }
}
