import Cloud
import Karpenter
import Kubernetes

extension FunnelMessage {
  private static var format: Formats { .english }

  public var english: StyledText {
    let format = Self.format
    switch self {
    case .cut(let cause): return StyledText(Self.english(cause))
    case .emptied(let cause, let before): return StyledText(Self.emptied(cause, before: before))
    case .launchCut(let filter): return StyledText(Self.english(filter))
    case .withoutOffer(let capacityType): return "without a \(capacityType.rawValue) offering"
    case .asked(let capacityType, .aws):
      return "in the request for \(capacityType.rawValue) to EC2 (CreateFleet)"
    case .asked(_, let provider):
      return "put in order of price for \(provider.title) (\(provider.launchCall))"
    case .fleet(let fleet) where fleet.provider != .aws:
      return
        "\(fleet.provider.title) is asked for one machine at a time, the cheapest offer first"
    case .fleet(let fleet):
      return
        "the request has \(format.count(fleet.offers, "offering")) in \(format.count(fleet.zones, "zone")); strategy \(fleet.strategy.rawValue)"
    case .given(let given):
      let chosen = given.chosen
      let what =
        "\(given.provider.computeName) gave \(chosen.instanceType) in \(chosen.zone), \(format.perHour(chosen.priceUSDPerHour))"
      guard let cheaper = given.cheaper else { return "\(what): the cheapest of the request" }
      return
        "\(what): \(format.count(given.percentMore))% above the cheapest (\(cheaper.instanceType) in \(cheaper.zone), \(format.perHour(cheaper.priceUSDPerHour))), \(given.isCheaperExhausted ? "of which \(given.provider.computeName) had none" : "and less likely to be interrupted")"
    case .priceOrder(let types, let total):
      let shown = types.map { type in
        type.priceUSDPerHour.map { "\(type.name) \(format.perHour($0))" } ?? type.name
      }
      let rest = total > types.count ? "; and \(format.count(total - types.count)) more" : ""
      return "by price: \(shown.joined(separator: ", "))\(rest)"
    }
  }

  private static func english(_ cause: LaunchFunnel.Cause) -> String {
    switch cause {
    case .requirement(let requirement): requirement.told
    case .resource(let name, let asked, _): "less than \(Amounts.text(asked, of: name)) of \(name)"
    case .limit(let name, let left):
      left <= .zero
        ? "limits.\(name): used up already"
        : "larger than what is left of limits.\(name): \(Amounts.text(left, of: name))"
    case .notSold: "not sold in these zones by these capacity types"
    case .unavailable: "not to be had just now"
    case .noRoom: "smaller than what the kubelet and the system keep for themselves"
    case .minValues(let key, let found, let asked):
      "minValues of \(key): there are \(format.count(found)) of \(format.count(asked))"
    case .dearer: "dearer than 600 others"
    }
  }

  /// What took the last types, in a sentence.
  private static func emptied(_ cause: LaunchFunnel.Cause, before: Int) -> String {
    let left = before == 1 ? "1 type was left" : "\(format.count(before)) types were left"
    switch cause {
    case .requirement(let requirement): return "\(left), and none has \(requirement.told)"
    case .resource(let name, let asked, let most):
      let need = "\(Amounts.text(asked, of: name)) are needed (Pods and DaemonSets)"
      guard let most else { return "\(left) without \(name): \(need)" }
      return
        "\(left); the one with most \(name) is \(most.instanceType), with \(Amounts.text(most.allocatable, of: name)) for Pods, and \(need)"
    case .limit(let name, let remaining):
      let room = remaining <= .zero ? "nothing" : Amounts.text(remaining, of: name)
      return "\(left), all larger than what is left of the NodePool's limits.\(name): \(room)"
    case .notSold: return "\(left), none on sale in these zones by these capacity types"
    case .unavailable: return "\(left), none to be had just now: wait, or allow more zones and types"
    case .noRoom: return "\(left), all smaller than what the kubelet and the system keep for themselves"
    case .minValues(let key, let found, let asked):
      return
        "\(left), but with only \(format.count(found)) values of \(key), and minValues asks for \(format.count(asked))"
    case .dearer: return "\(left), all dearer than 600 others"
    }
  }

  private static func english(_ filter: LaunchFilter) -> String {
    switch filter {
    case .compatibleAvailable: "that will not do any more"
    case .reservedOffering: "outside a capacity reservation, as there is one"
    case .exotic: "bare metal, GPU or accelerator, as there are others"
    case .spotOffering: "spot dearer than the cheapest on-demand"
    case .truncate: "dearer than 60 others"
    }
  }
}
