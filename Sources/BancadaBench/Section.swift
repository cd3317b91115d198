/// Figures of one kind, measured together.
///
/// In the order in which they are measured: processes first, since Linux counts a process that is started as at least
/// as large as the one that starts it was by then.
enum Section: String, CaseIterable {
  case processes
  case scheduler
  case provisioning
  case disruption
  case growth
  case session
  case report
  case month

  /// Those that `make bench` runs unless others are named.
  static let standard = allCases.filter { $0 != .month }

  var title: String {
    switch self {
    case .scheduler: "Scheduler: Pods placed one after the other onto 1,000 nodes, per CPU second"
    case .provisioning: "Provisioning: Pods per CPU second, one cold round"
    case .disruption: "Disruption: one pass over 1,000 nodes with 10,000 Pods, CPU time"
    case .growth: "Growth: the exponent of CPU time over size, least squares of the logarithms"
    case .session: "A session in a world of 1,000 nodes and 10,000 Pods, CPU time, best of 7"
    case .report: "A report of a long session, CPU time"
    case .processes: "The program, as it is started"
    case .month: "Thirty days: 10,000 Pods, 1,000 nodes, 100 NodePools"
    }
  }

  /// - Parameter program: the path of `bancada`.
  func measured(program: String) -> [Figure] {
    switch self {
    case .scheduler: SchedulerBench.figures()
    case .provisioning: ProvisioningBench.figures()
    case .disruption: DisruptionBench.figures()
    case .growth: GrowthBench.figures()
    case .session: SessionBench.figures()
    case .report: ReportBench.figures()
    case .processes: ProcessBench(program: program).figures()
    case .month: MonthBench.figures()
    }
  }
}
