extension HelpTopic.Title {
  public var english: StyledText {
    switch topic {
    case .start: "the first five minutes"
    case .tasks: "what to do to…"
    case .time: "how time moves: step and run"
    case .why: "how to ask why"
    case .worlds: "undoing, trying out and keeping"
    case .files: "where manifests come from"
    case .scripts: "commands in a file"
    case .scheduler: "how kube-scheduler picks a node, and how to change that"
    case .karpenter: "what Karpenter does here, and in what order"
    case .faults: "what can go wrong with the cloud, when you want it to"
    case .keys: "keys"
    }
  }
}

extension HelpTopic {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .start:
      """
      Type as with kubectl, with or without the prefix:
        `create deployment web --image=nginx --replicas=10`
        `set resources deploy/web --requests=cpu=250m,memory=512Mi`
      Nothing happens by itself: the cluster waits until you let time move.
        `step`             somebody's next decision, told
        `step 5`           the next five
        `run until idle`   everything, until nobody has anything left to do
      Then look and ask: `get pods -o wide`, `map`, `cost`, `why pod NAME`. A mistake? `undo`.
      """
    case .tasks:
      """
      A Pod is Pending                 `why pod NAME`, `match POD`, `events --for pod/NAME`
      See what Karpenter did           `timeline`, `logs -n kube-system deploy/karpenter`, `why nodeclaim NAME`
      A node is not consolidated       `why not disrupt NODE`, `describe nodepool`, `describe pdb`
      Know what it costs               `cost`, `cost --by app`, `chart cost`, `eks-node-viewer`, `prices`
      See metrics and alerts           `metrics nodepools`, `query 'PROMQL'`, `alerts`
      Choose instance types            `catalog vcpu>=4 arch=arm64`, `explain nodepool.spec.limits`
      Try without breaking anything    `whatif { … }`, `branch NAME`, `save NAME`, `undo`
      Compare two ways                 `branch a`, `switch main`, `compare main a`
      Stop at the right moment         `break on NodeClaimStep where step=launch`, `run until pod NAME is Running`
      Empty a node                     `drain NODE --ignore-daemonsets`
      Mend an old manifest             `migrate FILE`
      Keep it and hand it in           `session check`, `session save FILE`
      See the session in a browser     `report FILE.html`
      Not found? `apropos WORD` looks everywhere.
      """
    case .time:
      """
      The clock is virtual and starts at 00:00:00. Commands take no time; these do:
        `step`                       one decision: the next to act does one thing
        `step scheduler`             the scheduler's next (or `karpenter`'s, `kubelet`'s, `ec2`'s, …)
        `run 5m`                     five minutes, telling what happens
        `run until idle`             until nothing would change within the next 15 minutes
        `run until pod X is Running` until the condition holds
      What takes time is modelled: Karpenter's batch (1s to 10s), a machine's birth (about 1 min), Pods leaving.
      The same seed always gives the same story, byte for byte.
      """
    case .why:
      """
      Every decision is kept with what was considered, what was refused and why.
        `why pod X`         why it is Pending, or why it is on that node (`help scheduler` has more)
        `why node X`        why it exists: who asked, what else would have done, what it costs
        `why nodeclaim X`   the request's funnel: what each requirement took, down to what EC2 gave
        `why not nodepool Y for X`   what another NodePool would have answered, and why it was not that one
        `why not type T for X`   how far an instance type came, and why it was not taken
      The answer goes back to your own command ("Why? ⟵") and says what comes next ("And now? ⟶").
      `detail full` shows all that was considered; `glossary TERM` explains a word.
      """
    case .worlds:
      """
      The whole cluster is a value; keeping one costs nothing.
        `undo`, `redo`   back and forth, as often as you like
        `reset`          the course's cluster from the start; `reset empty`, an empty one
      A command that fails changes nothing.
      """
    case .files:
      """
      `apply -f` takes a file, a folder, several documents parted by ---, and text typed on the spot:
        `apply -f - <<EOF` … manifest … `EOF`
      A path is looked for in your folder, then among the lesson's files, and last in samples/.
      Each document stands for itself: one with an error changes nothing, the others are applied.
      Old manifests of Karpenter (Provisioner, v1beta1): `migrate FILE` shows them in v1.
      """
    case .scripts:
      """
      A .bancada file holds the commands that you would type; # starts a comment.
        `bancada run NAME.bancada`      runs it and shows the output
        `bancada -c 'CMDS'`             the same with the commands on the line itself
      It stops at the first error, naming the line; a command that is meant to fail ends in `#: fails`.
      The same session with the same seed gives the same bytes on any machine.
      """
    case .scheduler:
      """
      1. Filters, in order: the first that refuses a node ends the matter for that node.
      2. Points: each plugin gives the nodes that will do 0 to 100, times its weight; the largest sum wins.
      3. None will do? Preemption: if taking away Pods of lower priority makes room, they leave.
        `why pod X`                 node by node, and the attempts over time
        `why pod X not on node Y`   every filter on that node, or its points beside those of the one chosen
        `why pod X --with FILE`     the same Pod under another configuration, side by side
      The configuration is a KubeSchedulerConfiguration (profiles, plugins, weights, arguments). Here it is applied
      like any manifest, and is in force at once; `delete` it to go back to the default. Begin with
      `cat scheduler-empacotar.yaml` and `explain kubeschedulerconfiguration.profiles`.
      """
    case .karpenter:
      """
      1. kube-scheduler finds no place: the Pod stays Pending, with reason Unschedulable.
      2. Karpenter gathers a batch of Pods (1s with no new one, 10s at most).
      3. It tries the nodes there are, then those already asked for, then a new one, NodePool by NodePool.
      4. It makes a NodeClaim with the types that would do; EC2 picks among the 60 cheapest.
      5. Launched, Registered, Initialized: the machine is made, joins the cluster and gets ready.
      6. It is kube-scheduler that puts the Pod on the node. Karpenter never does.
      `step karpenter` goes one of its decisions at a time. Before you do something, ask:
        `match nodepool.yaml`    what machines it would make, at what price, for which Pods; and the drift
        `fits web.yaml --replicas 50`   whether they would fit, where and at what cost (status 0 or 1)
        `catalog where arch=arm64 vcpu>=4 order by spot`, `catalog compare c7g.large m7g.large`
      """
    case .faults:
      """
      The cloud fails when you say so, and the rest happens by itself:
        `spot interrupt NODE`              EC2 warns, and takes the machine back in two minutes
        `spot rebalance NODE`              only the recommendation; `spot wave rate=0.2`: one in five is warned
        `ec2 stop|terminate|impair NODE`   stops, ends or hangs the machine
        `ec2 throttle for 5m`              EC2 refuses calls; `ec2 slow-boot 4m for 30m`: slow machines;
                                           `ec2 never-join for 30m`: machines that never join; `… off` ends it
        `ec2 reserve TYPE ZONE N team=ml`  a capacity reservation, by tags; `ec2 reservations`, `ec2 unreserve ID`
        `zone outage ZONE`                 a whole zone stops answering; `zone restore ZONE`
        `ice TYPE ZONE CAPACITY for 5m`    EC2 has none; `all` stands for any; `ice` shows, `ice off` ends it
        `ami release al2023 v20260115`     a new image: whoever uses @latest drifts
        `image release ubuntu 202601.28.0` the same on Azure or OCI (`reset azure`, `reset oci`)
        `sqs list`, `sqs send '{…}'`       the queue that EventBridge fills and Karpenter reads
        `iam deny ROLE ACTION`             a permission is missing; `iam allow`, `attach`, `detach`, `create`, …;
                                           `iam show` says what is missing; `aws …` reads the account as it stands
        `weather FILE`                     lines `at 00:10:00 spot-wave rate=0.2`: happens when the time comes
      NODE is the node's name, its beginning, the NodeClaim or the machine; `any` is the oldest spot machine.
      `option interruption-queue none` unplugs the queue; `option spot-market 20x` lets EC2 act by itself.
      """
    case .keys:
      """
      Tab          completes commands, kinds, names, namespaces and files
      ↑ ↓          earlier commands          Ctrl-R   searches them
      Ctrl-C       drops the line            Ctrl-D   leaves
      """
    }
  }
}
