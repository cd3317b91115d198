import Cloud
import Karpenter
import Kubernetes

/// How the list of instance types shrinks: what took types away, at which step the last was lost, and what the
/// request to the cloud is left with.
public enum FunnelMessage: Message, Equatable {
  /// What took types away.
  case cut(LaunchFunnel.Cause)
  /// Of the cut that took the last type: how many there still were before it, and what took them.
  case emptied(LaunchFunnel.Cause, before: Int)
  /// What launching takes away before the request is made.
  case launchCut(LaunchFilter)
  case withoutOffer(CapacityType)
  /// The types in the request to the cloud.
  case asked(CapacityType, CloudProvider)
  case fleet(Fleet)
  /// The machine that was given is the cheapest of those asked for, or how much dearer it is.
  case given(Given)
  case priceOrder([PricedInstanceType], total: Int)

  /// A CreateFleet call; on another cloud than AWS, the offers in the order in which it is asked for them.
  public struct Fleet: Equatable, Sendable {
    public var provider: CloudProvider
    public var strategy: FleetRequest.AllocationStrategy
    public var offers: Int
    public var zones: Int
  }

  /// What the cloud gave of it.
  public struct Given: Equatable, Sendable {
    public var provider: CloudProvider
    public var chosen: PricedOffering
    /// Nil when that is what was given.
    public var cheaper: PricedOffering?
    /// How much more the chosen one costs, in percent.
    public var percentMore: Int
    /// EC2 had none of the cheaper one.
    public var isCheaperExhausted = false
  }
}

/// How much of a funnel is shown.
enum FunnelDepth {
  /// The steps, with what each left.
  case steps
  /// And what took types away at each, and some of those left.
  case cuts
}

extension LaunchFunnel {
  /// The instance types left after each stage, down to the one that took the last; stages that may take nothing are
  /// told when they took something.
  ///
  /// - Parameter launch: what became of them on the way to the cloud, where it came to that.
  func table(
    for purpose: ProvisioningMessage.ProvisionedFor, _ depth: FunnelDepth, launch: InstanceLaunch? = nil
  ) -> Story.Table {
    var rows: [[any Message]] = []
    for step in steps {
      let isQuiet = step.stage == .limits || step.stage == .minValues || step.stage == .truncation
      if isQuiet, step.cuts.isEmpty { continue }
      if depth == .cuts {
        rows += step.cuts.map { FunnelRow.cut(.cut($0.cause), $0.removed, $0.examples) }
      }
      rows.append(
        FunnelRow.stage(
          ProvisioningMessage.stage(step.stage, purpose), step.remaining, depth == .cuts ? step.examples : [])
      )
      if step.remaining == 0 { break }
    }
    if depth == .cuts, let launch { rows += launch.funnelRows }
    return Story.Table(rows: rows, alignments: [.left, .right])
  }

  /// What took the last type, and from how many; empty when some are left.
  var emptiedParts: [Story.Part] {
    guard let step = emptyingStep, let cut = step.cuts.last else { return [] }
    return [.indented(FunnelMessage.emptied(cut.cause, before: cut.removed))]
  }
}

/// The lines of a funnel's table.
private enum FunnelRow {
  static func stage(_ message: any Message, _ remaining: Int, _ examples: [String]) -> [any Message] {
    let count: any Message = remaining == 0 ? Verbatim("✗ 0", .refusal) : Count(remaining)
    let row: [any Message] = [Indented(message), count]
    return examples.isEmpty ? row : row + [Examples(examples, of: remaining)]
  }

  static func cut(_ message: FunnelMessage, _ removed: Int, _ examples: [String]) -> [any Message] {
    [Indented(Indented(message)), Removed(removed), Examples(examples, of: removed)]
  }
}

extension Requirement {
  /// As a person writes it: `karpenter.k8s.aws/instance-generation >= 3` rather than `Exists >=3`.
  var told: String {
    guard lowerBound != nil || upperBound != nil, self.operator == .exists else { return description }
    let bounds = [lowerBound.map { ">= \($0)" }, upperBound.map { "<= \($0)" }].compactMap(\.self)
    return "\(key) \(bounds.joined(separator: " & "))"
  }
}

extension InstanceLaunch {
  /// What became of the types between the claim and the request.
  fileprivate var funnelRows: [[any Message]] {
    guard let request else { return [] }
    var rows = funnel.filter { $0.filter != .compatibleAvailable && $0.after < $0.before }.map {
      FunnelRow.cut(.launchCut($0.filter), $0.before - $0.after, $0.examplesRemoved)
    }
    var names: [String] = []
    for override in request.overrides where !names.contains(override.instanceType) {
      names.append(override.instanceType)
    }
    let before = funnel.last?.after ?? names.count
    // A ranking is kept in its beginning only.
    guard provider == .aws else {
      return rows + [FunnelRow.stage(FunnelMessage.asked(request.capacityType, provider), before, names)]
    }
    if before > names.count {
      rows.append(FunnelRow.cut(.withoutOffer(request.capacityType), before - names.count, []))
    }
    return rows + [FunnelRow.stage(FunnelMessage.asked(request.capacityType, provider), names.count, names)]
  }

  /// The request, and what was chosen of it.
  var fleetParts: [Story.Part] {
    guard let request else { return [] }
    let fleet = FunnelMessage.Fleet(
      provider: provider, strategy: request.allocationStrategy, offers: request.overrides.count,
      zones: Set(request.overrides.map(\.zone.name)).count)
    return [.indented(FunnelMessage.fleet(fleet))] + choiceParts(request)
  }

  private func choiceParts(_ request: FleetRequest) -> [Story.Part] {
    guard case .launched(let launched) = outcome, let first = request.overrides.first else { return [] }
    let machine = launched.instance
    func offering(_ type: String, _ zone: String, _ price: Double) -> PricedOffering {
      PricedOffering(
        instanceType: type, zone: zone, capacityType: machine.capacityType, priceUSDPerHour: price)
    }
    let (paid, least) = (machine.priceUSDPerHour, first.priceUSDPerHour)
    let isDearer = paid > least && least > 0
    let given = FunnelMessage.Given(
      provider: provider, chosen: offering(machine.instanceType, machine.zone.name, paid),
      cheaper: isDearer ? offering(first.instanceType, first.zone.name, least) : nil,
      percentMore: isDearer ? Int(exactly: ((paid / least - 1) * 100).rounded()) ?? 0 : 0,
      isCheaperExhausted: errors.contains {
        $0.offering.instanceType == first.instanceType && $0.offering.zone == first.zone.name
      })
    return [.indented(FunnelMessage.given(given))]
  }
}
