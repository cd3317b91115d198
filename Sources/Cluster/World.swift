import Cloud
import Controllers
import Helm
import Karpenter
import Kubernetes
import Scheduling

/// A whole cluster at one instant: its objects, its clock, what is still to happen, and every decision so far.
///
/// A value: a copy is a snapshot that costs nothing until one of the two changes. A command or a tick of the clock
/// takes a world to the next one; undo, what-if and replay are assignments.
public struct World: Sendable {
  public internal(set) var now: VirtualTime
  public internal(set) var objects = ObjectStore()
  public internal(set) var decisions = DecisionLog()
  /// What pictures of the past are drawn from.
  public internal(set) var history = ClusterHistory()
  /// The account that the cluster stands in: machines, network, what capacity is left.
  public internal(set) var cloud: CloudState
  public var options: Options
  /// What the cluster was made with; nil where nobody made one.
  public internal(set) var plan: ClusterPlan?
  /// How many nodes the bootstrap group has had.
  var nodesOfGroup = 0
  /// Those that it has asked for and that have not joined yet, by number.
  var groupLaunches: Set<Int> = []
  /// Nodes that are emptied from outside Karpenter.
  var nodeDrains = SortedTable<NodeName, NodeDrain.Order>()
  /// Who is shown every instant, as lessons hold `always` and `never`.
  public var observer: (any WorldObserver)?

  /// What each actor has to look at next.
  var queues = [WorkQueue](repeating: WorkQueue(), count: Actor.allCases.count)
  /// kube-scheduler, and what it knows of the cluster: kept with every write to the store.
  var scheduler = Scheduler()
  var schedulingSnapshot = SchedulingSnapshot()
  var schedulingQueue = SchedulingQueue()
  /// Every attempt to place the Pods that there are.
  public internal(set) var schedulingAttempts = SchedulingAttempts()
  /// Whether anything has changed since every Pod was last tried regardless: if not, nothing would come of it.
  var mayRetryHelp = false
  /// What made each Pod that waits for its first attempt.
  var schedulingCauses = SortedTable<PodName, DecisionID>()
  /// What each NodeClass offers, kept as long as its part in it stays the same.
  var instanceTypes = InstanceTypeCache()
  /// What each EC2NodeClass's last look ended with that was an error.
  var nodeClassErrors = SortedTable<NamespacedName, [NodeClassFinding]>()
  /// Calls of Karpenter's that AWS has refused since IAM was last changed.
  var refusedCalls: [RefusedCall] = []
  /// When IAM, access to the cluster or the queue last changed; nil before.
  var accessChangedAt: VirtualTime?
  /// Since when a controller that starts could not come up for want of permissions; nil while it could.
  var controllerFaultSince: VirtualTime?
  /// Pods for which Karpenter's next round waits, since when, and who came last.
  var batch: Batch?
  /// What the last round left undone; nil before the first.
  var provisioningStanding: ProvisioningStanding?
  var disruption = DisruptionMemory()
  /// Which of Karpenter's Pods leads; nil before the first.
  var karpenterLease: KarpenterLease?
  /// Kinds whose definitions were deleted.
  var withdrawnKinds: Set<Kind> = []
  /// What is installed by Helm, or was and left its history.
  public internal(set) var releases = SortedTable<NamespacedName, HelmRelease>()
  /// Nodes that a round has promised to Pods, each until when.
  var nominations = SortedTable<NodeName, VirtualTime>()
  var takenAddresses = TakenAddresses()
  /// What NodeOverlays came to when they were last looked at.
  var overlays = NodeOverlays()
  /// Static NodePools that `limits.nodes` keeps from the number of nodes that they want.
  var staticNodePoolsAtLimit = SortedTable<NamespacedName, Int>()
  /// Where Karpenter's rounds assumed that Pods which still wait would go.
  var assumptions = SortedTable<PodName, PodAssumption>()
  var registrationHealth = SortedTable<NodePoolName, RegistrationHealth>()
  var evictionQueues = SortedTable<NodeName, EvictionQueue>()
  /// Pods that bear their node's taints for a time only.
  var evictionTimers = SortedTable<PodName, TaintEvictionController.Timer>()
  /// When each node that is no more was removed, for as long as Pods name it.
  var removedNodes = SortedTable<NodeName, VirtualTime>()
  /// When kubelets that are silent were last heard of.
  var silentKubelets = SortedTable<NodeName, VirtualTime>()
  /// What EC2 had none of, or takes back, until Pods that wait have been tried again with it.
  var refusedOfferings: Set<OfferingKey> = []
  /// What has been forecast, that which has come about too.
  var weather: [Forecast] = []
  /// What each application is given to do, by the name of its workload.
  public internal(set) var loads = SortedTable<NamespacedName, ApplicationLoad>()
  /// How many Pods of each owner have been evicted for memory.
  var memoryEvictions = SortedTable<UID, Int>()
  /// What each HorizontalPodAutoscaler remembers of its looks.
  var scalingHistories = SortedTable<NamespacedName, ScalingHistory>()
  /// What each VerticalPodAutoscaler has seen its containers use, by the container's name.
  var usageHistories = SortedTable<NamespacedName, [String: UsageHistory]>()
  /// What the API server last answered to a controller that it refused, by the object concerned.
  var refusals = SortedTable<NamespacedName, Refusal>()
  /// When each volume that is being made was ordered, by its claim.
  var volumeOrders = SortedTable<NamespacedName, VirtualTime>()
  /// Volumes that a node waits for and another has: by node and volume.
  var heldVolumes = SortedTable<NamespacedName, Bool>()
  /// Pods that have a node and wait for their volumes before they are bound to it.
  var assumedPods = SortedTable<PodName, AssumedPod>()
  public internal(set) var miniKarpenter = MiniKarpenter()
  /// How many names have been made of each prefix.
  var namesGiven = SortedTable<String, Int>()
  /// How many objects of each name there have been and are no more.
  var namesLeft = SortedTable<String, Int>()
  /// When somebody last acted, and who of those that did at that instant comes last in their order.
  var lastTurn = (time: VirtualTime.start, actor: Actor.user)
  /// Counts writes; the source of resource versions.
  var revision = 0
  /// Counts changes, beside those of objects, that a later action depends on.
  var unstoredChanges = 0
  /// The decision that is being carried out: what it changes is caused by it.
  var cause: DecisionID?
  /// Whether what is being carried out only does again what was done before.
  var isRepeating = false

  /// A cluster with its namespaces and nothing else.
  public init(options: Options = Options(), now: VirtualTime = .start) {
    self.options = options
    cloud = CloudState(site: options.site, region: options.region, clusterName: "aula", seed: options.seed)
    if options.site == .aws { cloud.options.interruptionQueue = cloud.interruptionQueue.name }
    self.now = now
    addSystemObjects()
  }

  /// How a world behaves beyond what its objects say.
  public struct Options: Equatable, Sendable {
    /// Names, latencies and spot draws follow from it.
    public var seed: UInt64 = 1
    /// Where the cluster stands, from its beginning to its end.
    public var site = CloudSite.aws
    /// Of a cluster on AWS.
    public var region = AWSRegion.usEast1
    /// How long a Pod's containers take to start, to be ready, to stop.
    public var podTimings = PodTimings()
    public var machineTimings = MachineTimings()
    /// How many times the published risk EC2 takes spot machines back of its own accord; nil for never.
    public internal(set) var spotMarket: Double?
    /// What is paid of the public prices; to change it, use `pay(by:)`.
    public internal(set) var billing = BillingTerms()
    /// How Karpenter is installed; to change them under a Karpenter that runs, use `configureKarpenter`.
    public var karpenter = KarpenterSettings()

    public init() {}
  }

  /// How long a machine takes, in seconds, drawn for each from a range: modelled on what EKS nodes take.
  public struct MachineTimings: Equatable, Sendable {
    /// From the launch until its kubelet has joined the cluster.
    public var boot = 33...45
    /// From there until the node is Ready.
    public var readiness = 8...15
    /// From the request to stop it until it is gone.
    public var shutdown = 20...40

    public init() {}
  }

  /// What every cluster has: its namespaces and the two system priority classes.
  private mutating func addSystemObjects() {
    for name in ["default", "kube-node-lease", "kube-public", "kube-system"] {
      admitAndStore(Namespace().with { $0.metadata.name = name })
    }
    for (name, value) in [
      ("system-cluster-critical", 2_000_000_000), ("system-node-critical", 2_000_001_000),
    ] {
      admitAndStore(
        PriorityClass().with {
          $0.metadata.name = name
          $0.value = value
        })
    }
  }
}

// MARK: - What the student does

extension World {
  /// Carries out what a student asked for as one command: what it changes is recorded as caused by it.
  ///
  /// When the command throws, the world is as it was before.
  public mutating func perform<Result, Failure: Error>(
    _ command: UserCommand, _ body: (inout World) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var next = self
    next.cause = next.decisions.append(.userCommand(command), by: .user, at: now, cause: nil)
    let result = try body(&next)
    next.cause = nil
    next.show(ifChangedSince: revision)
    self = next
    return result
  }
}
