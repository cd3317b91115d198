extension GlossaryTerm {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .pod:
      """
      The smallest thing that Kubernetes schedules: one or more containers that live and die together on one node. \
      A Pod never moves; what "moves" is another Pod made in its place.
      """
    case .node:
      "A machine of the cluster. What it has for Pods is its `allocatable`, not the size of the machine."
    case .namespace:
      "A division of the cluster in which names are unique. Nodes, NodePools and NodeClaims stand outside of it."
    case .label:
      "A key=value pair on an object. Selectors, affinities and NodePools find things by labels."
    case .selector:
      "A condition on labels. An empty selector takes everything; a missing one, as a rule, takes nothing."
    case .deployment:
      """
      Says how many equal replicas of a Pod there should be and how to change their version. It makes no Pods: it \
      makes ReplicaSets, which do.
      """
    case .replicaSet:
      "Keeps a number of Pods of one template: makes those that lack, deletes those too many."
    case .daemonSet:
      """
      A Pod on every node that suits (network, logs, metrics). Every new node owes them room from the start, and \
      Karpenter takes that off before it picks a machine.
      """
    case .requests:
      """
      The CPU and memory a container asks for. That alone is what the scheduler and Karpenter count; real usage has \
      no part in it. Without requests only the number of Pods per node limits.
      """
    case .limits:
      """
      A container's ceiling: beyond its CPU it is throttled, beyond its memory it is killed (OOMKilled). Limits \
      reserve no room; requests do.
      """
    case .allocatable:
      """
      What a node has for Pods: its capacity less what the kubelet, the system and the eviction margin keep for \
      themselves.
      """
    case .pending:
      """
      The Pod exists and does not run yet. It is Karpenter's business only when its condition PodScheduled is False \
      with reason Unschedulable; a gated Pod, or one pulling its image, shows as Pending too.
      """
    case .kubeScheduler:
      """
      The program that picks a node for each Pod, one Pod at a time: first it filters out the nodes that will not \
      do, then it scores the others. It makes no nodes.
      """
    case .filter:
      "The first half of the scheduler's decision: each plugin says whether a node will do. A single no rules the node out."
    case .score:
      """
      The second half of the scheduler's decision: each plugin gives the nodes that passed 0 to 100 points, times \
      the plugin's weight. The highest total gets the Pod.
      """
    case .taint:
      """
      A mark on a node that keeps off the Pods that do not tolerate it. NoSchedule bars entry, PreferNoSchedule only \
      advises against it, NoExecute also throws out those already there.
      """
    case .toleration:
      "A Pod's leave to be on a node with a certain taint. It attracts nothing: the Pod may go there, or elsewhere."
    case .nodeSelector:
      "The short way to demand labels of a node: every pair must match."
    case .nodeAffinity:
      """
      Rules on a node's labels: `required` ones rule nodes out; `preferred` ones are only worth points to the \
      scheduler (Karpenter begins by taking them as demands).
      """
    case .podAffinity:
      "Be near certain Pods: on the same node or in the same zone, as the topologyKey says."
    case .podAntiAffinity:
      """
      Be away from certain Pods: off their node or out of their zone, as the topologyKey says. It works both ways: \
      those already there refuse newcomers too.
      """
    case .topologySpread:
      """
      Spreads Pods over domains (zones, nodes) so that none has many more than the emptiest. DoNotSchedule demands, \
      ScheduleAnyway asks. It counts only when scheduling: nobody rearranges afterwards.
      """
    case .maxSkew:
      "The largest difference allowed between the Pods in a domain and those in the domain that has the fewest."
    case .schedulingGate:
      "A lock on a Pod: while there is one, neither the scheduler nor Karpenter looks at it."
    case .priority:
      "How much a Pod matters, a number given by its PriorityClass. It decides the order in the queue and who may oust whom."
    case .preemption:
      """
      When a Pod does not fit, the scheduler may delete Pods of lower priority to make room. The room is promised \
      (nominatedNodeName) while they leave.
      """
    case .podDisruptionBudget:
      """
      How many Pods of an application may be missing at once by somebody's will (drain, consolidation). It does not \
      protect from a lost node, from a spot interruption past its deadline, or from deleting the Pod itself.
      """
    case .eviction:
      "The polite request to remove a Pod, which respects the PDB. `delete` on the Pod does not ask the PDB."
    case .drain:
      "Emptying a node: mark it so that nothing enters, then evict its Pods one by one, respecting PDBs."
    case .cordon:
      "Marking the node SchedulingDisabled: those on it stay, nobody new enters."
    case .gracePeriod:
      "The time that a Pod has to end once told to; 30 seconds unless said otherwise."
    case .finalizer:
      "A name on an object's list of things to do: once deleted, it goes only when whoever is named has taken the name off."
    case .controller:
      """
      A loop that compares what there is with what was asked for and takes one step to bring the two together. \
      Kubernetes is made of them.
      """
    case .hpa:
      "Raises and lowers the number of replicas by a metric. Do not combine it with VPA on the same metric."
    case .vpa:
      "Adjusts each Pod's requests to its history of use. For what cannot simply have more replicas."
    case .keda:
      "Scales on events (queues, messages, schedules), down to zero as well. Inside, it makes and feeds an HPA."

    case .karpenter:
      """
      Makes and removes nodes to suit the Pods. It picks which machines would do and asks the cloud for one of them; \
      putting the Pod on the node remains kube-scheduler's work.
      """
    case .nodePool:
      "The rules for the nodes Karpenter may make: requirements, taints, limits, weight, and when they may be removed."
    case .nodeClass:
      "The cloud's side of a node: AMI, subnets, security groups, role, disks. Several NodePools may share one."
    case .nodeClaim:
      """
      The request for one machine, from wish to end: Launched (the cloud made it), Registered (the node joined), \
      Initialized (it is ready). Each NodeClaim becomes one node.
      """
    case .requirement:
      "A condition on a label (arch, zone, family, …). Each takes instance types off the list; the Pod's add to the NodePool's."
    case .minValues:
      "How many different values must stay possible (5 families, say), so as not to depend on a single type of machine."
    case .weight:
      """
      The order in which Karpenter tries NodePools: the highest first (1 to 100; none counts as 0). It is no percentage \
      and splits no load.
      """
    case .poolLimits:
      """
      A NodePool's ceiling, in capacity of machines (not in requests). Once reached it makes no more nodes, but \
      removes none that it has.
      """
    case .batch:
      """
      Karpenter waits until Pods stop coming (1s with no new one, 10s at most) and decides for all of them together. \
      That is why it packs well.
      """
    case .binPacking:
      "Fitting Pods into few nodes, largest first, like bags into a car boot. The sum of the requests decides."
    case .relaxation:
      """
      Karpenter first tries with all of the Pod's preferences as if they were demands; when nothing will do, it lets \
      go of one at a time and tries again.
      """
    case .nomination:
      "Karpenter notes that a node is about to receive a Pod. While that holds (20s) the node is no candidate for removal."
    case .startupTaint:
      "A taint that a node is born with and that another program takes off once it has prepared it (networking, say)."
    case .disruption:
      "Removing or replacing a node by Karpenter's own will: empty, consolidation or drift. It obeys budgets and PDBs."
    case .consolidation:
      """
      Removing empty nodes and gathering Pods on fewer nodes, or on a cheaper one. There is no utilisation threshold: \
      it is done if the Pods fit elsewhere and the bill gets smaller.
      """
    case .consolidateAfter:
      "How long a node must have had no Pod arriving or leaving before it may be consolidated."
    case .drift:
      """
      The node is no longer what the NodePool or NodeClass asks for today (a new AMI, a changed label). It is \
      replaced, at the pace of the budgets. Changing weight, limits or disruption causes no drift.
      """
    case .expiration:
      "A node's greatest age (`expireAfter`, 720h by default). It is forceful: it waits for no budget and makes no replacement first."
    case .disruptionBudget:
      """
      How many nodes of a NodePool may be disrupted at once (a number or a percentage, rounded up). It does not hold \
      for expiry or spot interruption.
      """
    case .doNotDisrupt:
      """
      An annotation on a Pod or node that prevents voluntary disruption. It does not hold back expiry with a deadline \
      (terminationGracePeriod) or a spot interruption.
      """
    case .interruption:
      """
      The cloud announces that it will take the machine back (spot: two minutes ahead). With its queue configured \
      Karpenter asks for another at once and drains the node; without it the Pods find out when the node is gone.
      """

    case .instanceType:
      "A model of machine that the cloud has (`c7g.xlarge`): CPU, memory, architecture, number of Pods and price."
    case .offering:
      "An instance type in one zone with one capacity type, at a price. That is what one buys."
    case .capacityType:
      "How a machine is paid: on-demand (full price), spot (left over, cheap, may be taken back) or reserved (contracted)."
    case .spot:
      """
      What the cloud has left over, at a discount and without warranty: it may be taken back with two minutes' notice, \
      and it may run out.
      """
    case .onDemand:
      "Capacity at list price, which the cloud does not take back."
    case .ice:
      """
      "Insufficient capacity": the cloud has none of that type in that zone just now. Karpenter avoids it for 3 minutes \
      and tries another.
      """
    case .priceCapacityOptimized:
      """
      EC2's strategy for spot: among the types that Karpenter sent (up to 60) it weighs price against the risk of \
      interruption. That is why the cheapest is not always what comes.
      """
    case .zone:
      "A data centre of the region (us-east-1a, us-east-1b, …). EBS volumes never leave the zone they were made in."
    case .kubeletOverhead:
      "What a node keeps for itself (kubelet, system, eviction margin) and so does not offer to Pods."
    case .bootstrap:
      """
      The nodes that are there before Karpenter, on which it runs: a managed group, or Fargate. It does not run on \
      nodes that it makes itself.
      """
    case .irsa:
      """
      How a Pod has permissions in AWS through its ServiceAccount: STS exchanges the account's token for a role's \
      credentials. Pod Identity does the same by an association.
      """

    case .world:
      "The whole cluster as a value: undoing, comparing and trying out (`whatif`) are just going back to a world that was kept."
    case .virtualTime:
      "Bancada's clock. It moves only with `step` and `run` (and with commands that wait); nothing is measured in real time."
    case .decision:
      "The record of what a program considered, refused and did, with time and cause. `why` and the narrations read only that."
    case .idle:
      "Nobody would have anything to change within the next 15 virtual minutes. `run until idle` goes there."
    }
  }
}
