import Kubernetes

/// The words of charts over virtual time, and of what was spent meanwhile.
public enum ChartMessage: Message, Equatable {
  case nodes
  case pending
  case cost
  case utilisation
  case nothingPassed

  /// What the machines have cost so far.
  case spent(usd: Double, over: Duration)
  /// What they will, if nothing changes.
  case forecast(perDay: Double, perThirtyDays: Double)
  case spentSoFar
  /// What the same machines would cost without spot, and how much less is paid.
  case savedBySpot(onDemandPerMonth: Double, percent: Double)
  /// Machines of a reservation, and what they would cost on-demand.
  case reserved(machines: Int, onDemandPerHour: Double)
  /// Of what can be had, what no Pod asks for.
  case waste(cpuPercent: Double, memoryPercent: Double, usdPerMonth: Double)
  /// Heads what no Pod asks for.
  case unasked

  /// What is paid of public prices, each in percent off.
  case terms(onDemand: Double, spot: Double)
  case karpenterKnowsNone
}
