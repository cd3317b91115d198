extension CommandHelp.Section {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .cluster: "The cluster, as with kubectl (the prefix `kubectl` is optional)"
    case .understanding: "Time, and the reasons for things"
    case .worlds: "Worlds: undo, try out, keep"
    case .cloud: "The cloud and Karpenter"
    case .course: "The course"
    case .shell: "Bancada itself"
    }
  }
}

extension CommandHelp {
  public var english: StyledText { StyledText(marked: englishText) }

  private var englishText: String {
    switch self {
    case .apply: "applies manifests: a file, a folder or `-f -`"
    case .create: "makes an object without a file: deployment, namespace, …"
    case .get: "lists objects (`-o wide|yaml|json|name`, `-A`, `-n`, `-l`)"
    case .describe: "shows all of an object, with its events"
    case .explain: "explains a field: type, default and rule"
    case .edit: "opens an object in the editor"
    case .patch: "changes fields of an object"
    case .replace: "replaces an object by the file's"
    case .delete: "deletes objects"
    case .label: "sets labels or takes them off"
    case .annotate: "sets annotations or takes them off"
    case .scale: "changes the number of replicas"
    case .set: "changes a workload's requests, limits or image"
    case .rollout: "follows, restarts or undoes a version"
    case .expose: "makes a Service for a workload"
    case .autoscale: "makes a HorizontalPodAutoscaler"
    case .taint: "sets taints on nodes or takes them off"
    case .cordon: "marks a node to receive no new Pods"
    case .uncordon: "lets a marked node receive Pods again"
    case .drain: "empties a node, respecting PDBs"
    case .logs: "shows what a program logged"
    case .events: "lists events in order"
    case .top: "shows what nodes and Pods ask for and use"
    case .wait: "lets time run until a condition holds"
    case .diff: "shows what an apply would change"
    case .config: "shows or changes the current namespace"
    case .apiResources: "lists the kinds of objects"
    case .version: "versions of Bancada, Kubernetes and Karpenter"

    case .step: "makes the next decision happen, and tells why"
    case .run: "lets time run: `run 5m`, `run until idle`"
    case .why: "why a Pod, node or NodeClaim is as it is"
    case .whatThen: "what came of a decision afterwards"
    case .map: "draws zones, nodes and Pods"
    case .cost: "what it costs now and per month, and whose bill it is"
    case .timeline: "a timeline of NodeClaims, nodes and Pods"
    case .watch: "repeats a query while time runs"
    case .detail: "how much to tell: `brief`, `normal` or `full`"
    case .glossary: "explains a term"
    case .breakpoint: "stops time when something happens"

    case .undo: "goes back to the world before the last command"
    case .redo: "does again what was undone"
    case .reset: "starts over (`reset empty`: an empty cluster)"
    case .whatif: "tries something in a copy of the world"
    case .branch: "opens another world from this one"
    case .compare: "compares two worlds"
    case .session: "keeps or reopens what was typed"
    case .history: "lists the commands given"

    case .catalog: "the instance types that the cloud offers"
    case .prices: "where prices come from"
    case .spot: "interrupts a spot instance"
    case .zone: "takes away a zone's capacity or gives it back"
    case .plan: "the mini-Karpenter's plans"
    case .helm: "installs and changes Karpenter by its chart"
    case .aws: "what the course needs of AWS: roles, queue, images"

    case .lesson: "the open lesson: `start`, `resume`, `return`, `reset`, `leave`"
    case .lessons: "the map of the course, with what is done"
    case .check: "looks at what you did in the step"
    case .hint: "a hint about what is missing, plainer each time"
    case .solution: "shows a solution of the step, which then earns no points"
    case .next: "closes the step and opens the next"
    case .back: "goes back to an earlier step; the cluster stays as it is"
    case .skip: "leaves the step without what is missing in it"
    case .retry: "begins the step again, with the cluster as it was"
    case .predict: "notes what you think will happen"
    case .answer: "answers the step's question"
    case .quiz: "shows the step's questions again"
    case .progress: "what is done of the course, lesson by lesson"
    case .review: "what you did in the lesson; `review save FILE` keeps it"
    case .practice: "exercises without end on a topic"

    case .help: "this list, or the help of a command or topic"
    case .lang: "changes the language: `lang pt`, `lang en`"
    case .option: "shows or changes a setting"
    case .alias: "gives a command another name"
    case .export: "sets a variable"
    case .unset: "deletes a variable"
    case .echo: "writes a text"
    case .cat: "shows a file"
    case .ls: "lists the files at hand"
    case .cd: "changes folder"
    case .pwd: "shows the current folder"
    case .source: "runs the commands of a file"
    case .migrate: "shows an old Karpenter manifest in v1"
    case .report: "writes the session as a page"
    case .clear: "clears the screen"
    case .exit: "leaves (Ctrl-D too)"
    }
  }
}
