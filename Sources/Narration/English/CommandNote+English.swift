extension CommandNote {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .get:
      """
      `-o` takes `wide`, `yaml`, `json`, `name`, `jsonpath=`, `jsonpath-as-json=`, `custom-columns=`, `go-template=` and their \
      `-file=` forms; not `kyaml`. The go-template has fields, `range`, `if`, `with`, variables, pipes, `len`, `index`, \
      `eq`/`ne`/`lt`/`le`/`gt`/`ge`, `and`/`or`/`not`, `print`, `printf`, `println`, `base64decode`; it has no `define`, \
      `template`, `block`. `-w` lets time run until nobody has anything to do.
      """
    case .step:
      """
      One decision at a time, told whole; `step 5` takes five, `step scheduler` the scheduler's next. At a terminal, a step \
      that is more than 15 quiet minutes ahead asks first. Breakpoints stop `step N`.
      """
    case .breakpoint(let records):
      """
      `break on NAME` stops at a decision (\(records.joined(separator: ", "))) or at a Kubernetes event, by its reason; \
      `where` compares facts with =, !=, >=, <=, >, < and ~ (contains), joined by `and`. `break when EXPRESSION changes` stops \
      when a value changes: `pods Pending`, `nodes Ready`, `deploy/web readyReplicas`, `pod/web-1`, `cost`. They stop `run`, \
      `step N`, `sleep`, `watch`, `wait`, `rollout status`, `get -w` and `logs -f`.
      """
    case .whatif:
      """
      The commands are carried out in a copy of the world. Only what would change is shown (nodes, Pods, cost, decisions), not \
      what they would print themselves. To look inside, open a branch: `branch NAME`.
      """
    case .branch:
      """
      `branch NAME` opens a branch: what follows happens on it, and other branches stay as they are; `switch` goes from one to \
      another. `save NAME` takes a picture, which changes no more; `restore NAME` goes back to it. `compare A B` sets two side \
      by side; without B, one and now. `undo` goes back from `switch` and `restore` too.
      """
    case .session:
      """
      `session save FILE` writes all that was typed as a script that gives the same bytes on any machine; the files that were \
      read stand in it. `session check` shows what would go, `session load FILE` begins again and does it all. Bancada notes \
      every command on disk: after a crash, `bancada --resume` goes on from where it was.
      """
    case .kustomize:
      """
      Does `resources` (files and folders), `namespace`, `labels`, `commonLabels`, `commonAnnotations`, `images`, `replicas` and \
      `patches` (both kinds, with a `target` or without). Refuses by name what it does not do: generators, prefixes, components, \
      URLs.
      """
    case .jq(let functions):
      """
      Built in; no other program is run. It has paths (`.a.b`, `.[0]`, `.[]`, `.[2:4]`, `..`, `?`), `|`, `,`, `//`, \
      arithmetic and comparisons, `and`/`or`/`not`, `if`, `try`, `reduce`, `as $x`, construction of lists and objects, text \
      with \\(…), `=`, `|=`, `+=`, `@csv`, `@tsv`, `@json`, `@sh`, `@base64`, and the functions \
      \(functions.joined(separator: ", ")). It has no `def`, `foreach`, `label`, modules or dates. Options: `-r`, `-c`, `-s`, \
      `-n`, `-e`, `-S`, `-j`, `-R`, `--arg`, `--argjson`, `--indent`, `--tab`.
      """
    case .metrics:
      """
      Without a name, all but the families with a series for each type of the catalogue \
      (`karpenter_cloudprovider_instance_type_…`), which are there when asked for. A part of a name will do: \
      `metrics nodepools`. Those that Karpenter has and that are not modelled here are said to be so. A round takes no virtual \
      time: scheduling durations are 0.
      """
    case .query(let functions):
      """
      Understands selectors with `=`, `!=`, `=~`, `!~`, ranges (`[5m]`), `offset`, arithmetic, comparisons (`bool` too), \
      `and`/`or`/`unless`, `on`/`ignoring`/`group_left`, aggregations with `by`/`without` and the functions \
      \(functions.joined(separator: ", ")). Samples are taken every 30s, counted back from now. It has no subqueries, `@` or \
      `label_replace`. Put the query in single quotes.
      """
    case .alerts:
      """
      Each alert of each PrometheusRule: inactive, pending (it holds, not yet for as long as `for` says) or firing; since when, \
      the value and the labels. A metric's old name is pointed out with today's. Recording rules are not evaluated.
      """
    case .report:
      """
      `report FILE.html` writes one page that opens without a network: the replay with the map and a slider, each decision with \
      its reasons, charts, the bill and what was typed, in Portuguese and English; it reads on paper and in a screen reader. \
      `report FILE.md` is the same as text. `report --mermaid` draws who made whom decide, since the last command.
      """
    case .dashboard:
      """
      Time runs while you look, 5 seconds of the cluster in a second unless something says otherwise (`--speed 60`, \
      `speed`). Space pauses, `s` takes one step, `+` and `-` change the speed, `n`, `m`, Tab or 1 to 5 change the pane, arrows \
      scroll, `q`, Esc or Ctrl-C leave; breakpoints pause. One `undo` takes back all that ran. Outside a terminal it shows one \
      frame, as `top -b -n 1`.
      """
    case .cost:
      """
      Each machine, the total, what all on-demand would cost, what nobody asks for, what was spent on the virtual clock, and a \
      forecast. `cost --by app|nodepool|zone|capacity|type` groups; an application pays of each node the mean of what its Pods \
      ask of cpu and of memory. `cost compare A B` sets two worlds side by side; without B, A and now. `cost course` \
      does the course's production table again with today's prices. A month has 730 h.
      """
    case .prices:
      """
      `prices use observed|course` changes the price table. `prices load FILE` (or `prices use FILE`) puts yours in its \
      place: CSV with `type,zone,capacity,price` a line, or YAML; `prices set TYPE [ZONE] spot|on-demand PRICE` changes one. \
      Karpenter chooses by them from then on; machines that run keep theirs. `prices discount on-demand|spot|all N%` is what \
      you pay less: a Savings Plan, reserved machines or a contract, as a rate. A discount changes the bill, not what Karpenter \
      chooses.
      """
    case .whatThen:
      """
      The way of `why` backwards: all that a decision made happen, and what that made happen. `what then deployment/web` begins \
      at the first decision about the object, `what then 30` at decision 30.
      """
    case .sed:
      "Understands `s/…/…/` (with `g`, `i`, `p`), `d`, `p` and `q`, with a line number, `$`, `/pattern/` or a range in front."
    case .load:
      """
      `load web 500rps` sends requests to the ready Pods of a Deployment, StatefulSet or ReplicaSet in equal shares; `ramp A..B \
      over T` lets them grow or shrink, `wave A..B every T for T` rise and fall. `load worker queue=2000 20/s` gives it a queue \
      with 2000 messages to which 20 come in a second; a Pod takes up to 2 a second. `profile=` (or the Pods' annotation \
      `bancada/profile`) says what the work costs: `general` 4 ms of CPU and 1Mi for each request per second, `cpu-bound` 10 ms, \
      `memory-bound` 4Mi, `io-bound` 1 ms of CPU and 200 ms of waiting, 20 at a time. A message costs as much as 50 requests. \
      `load` alone shows what is served, `load web off` ends it.
      """
    case .controller:
      """
      Settings, kept in the ConfigMap `mini-karpenter-config` of namespace aula07: `plan-period` (10s), `consolidation-period` (30s), \
      `threshold` (20%), `default-cpu` (100m) and `default-memory` (128Mi) for containers that ask for nothing, `node-class` \
      (default), `catalog.yaml` (see `samples/aula07/catalog.yaml`). Switches, off until turned `on`: `prices` (the cheapest size \
      that fits), `pdbs`, `spread`, `affinity` and `priorities` (each is heeded), `real-usage` (usage rather than requests).
      """
    case .helm:
      """
      Charts: `karpenter`, `karpenter-crd`, `metrics-server`, `prometheus-adapter`, `keda`, `vpa` and `aws-node-termination-handler`, \
      in one version each. What is set under `settings` becomes an environment variable of the Deployment, and Karpenter reads it \
      when a Pod begins to lead. `--wait` lets time run until the Pods are ready, or for `--timeout` (5m). Without a running Pod \
      of Karpenter's there is no Karpenter.
      """
    case .iamThings:
      """
      `role NAME`, `instance-profile NAME --role ROLE`, `access-entry ROLE --type EC2_LINUX`, `pod-identity \
      NAMESPACE/SERVICEACCOUNT --role ROLE`, `oidc-provider`, `rule RULE` (EventBridge's: `SpotInterruptionRule`, …), \
      `queue-policy`. A new role trusts EC2, or Karpenter's ServiceAccount if its name says Controller; it has no policy.
      """
    case .cluster:
      """
      `course` is the cluster of the first start, `production` the same with the three NodePools of the course's production \
      example, `empty` an account without nodes. `--nodes`, `--type`, `--min`, `--max`, `--taint` (`none` for none) and `--labels` \
      are the bootstrap node group's: EKS replaces what ends of it (`ec2 terminate boot-1a`), and \
      `eksctl scale nodegroup` or `aws eks update-nodegroup-config` gives it another size. On `--provider azure|oci` there are \
      `course` and `empty`, and only `--region` can be chosen. `--cni prefix-delegation` lets more \
      Pods onto its nodes.
      """
    case .aws(let services):
      """
      Answered as the real CLI would for what stands in this account: \(Formats.english.all(services)); `aws SERVICE help` lists the \
      operations. `--query` takes JMESPath (names, `[0]`, `[*]`, `[]`, `[?Key=='x']`, `[a,b]`, `{x: a}`, `|`, `length(…)`, \
      `sort_by(…, &x)`, …), `--output` `json`, `text`, `table` or `yaml`. Writes that `iam` has a word for are done; the others \
      say what to do instead.
      """
    case .xargs: "Understands `-n N`, `-I {}` and `-r`; the command is one of Bancada's own."
    }
  }
}
