import Kubernetes

/// What would become of the Pods if some nodes were taken away.
///
/// Source: sigs.k8s.io/karpenter `pkg/controllers/disruption/helpers.go`, `SimulateScheduling`.
struct DisruptionSimulation {
  /// New nodes that it would take, each with whoever found it.
  private var findings: [(claim: SettledClaim, solver: Solver)] = []
  /// Nodes that stay and would take Pods.
  private(set) var existing: [ExistingPlacement] = []
  /// Pods that run now and would not any more, by name.
  private(set) var stranded: [StrandedPod] = []
  /// Pods that wait already and would go on waiting, by name.
  private(set) var pending: [DisruptionCommand.FailedPod] = []

  init() {}

  init(
    _ solver: Solver, claims: [SettledClaim], existing: [ExistingPlacement], stranded: [StrandedPod],
    pending: [DisruptionCommand.FailedPod]
  ) {
    findings = claims.map { ($0, solver) }
    self.existing = existing
    self.stranded = stranded.sorted { $0.pod < $1.pod }
    self.pending = pending.sorted { $0.pod < $1.pod }
  }

  /// Adds what becomes of Pods that have nothing to do with those so far.
  mutating func add(_ other: DisruptionSimulation) {
    findings += other.findings
    existing += other.existing
    if !other.stranded.isEmpty { stranded = (stranded + other.stranded).sorted { $0.pod < $1.pod } }
    if !other.pending.isEmpty { pending = (pending + other.pending).sorted { $0.pod < $1.pod } }
  }

  var claims: [SettledClaim] { findings.map(\.claim) }

  /// The claims to create, with how their types came about where the simulation was asked to keep that.
  var plannedClaims: [PlannedClaim] { findings.map { $0.solver.plan($0.claim) } }

  /// The only new node, to be judged by its price; nil when there is none, or more than one.
  var replacement: Replacement? {
    guard let only = findings.first, findings.count == 1 else { return nil }
    return Replacement(only.claim, of: only.solver)
  }
}
