import Kubernetes

extension WhyMessage {
  public var english: StyledText {
    let format = Formats.english
    switch self {
    case .pending(let pod, let since):
      return "\(pod, .name) has been \("Pending", .warning) for \(since.brief)."
    case .onNode(let pod, let node, let phase, let since):
      return "\(pod, .name) is on \(node, .name) (\(phase)), made \(since.brief) ago."
    case .karpenterEnds(let pod, let fault):
      return
        "\(pod, .name) ends as soon as it starts, because of what it is told: \(fault, .refusal). `helm get values` shows it, and `helm upgrade … --reuse-values --set …` mends it."
    case .containerWaits(let name, let reason, let ended?):
      return
        "Container \(name, .name) does not run now (\(reason, .refusal)): it ended with code \(ended.exitCode) (\(ended.reason)), and has been started again \(format.count(ended.restarts, "time"))."
    case .containerWaits(let name, let reason, nil):
      return "Container \(name, .name) does not run yet: \(reason, .refusal)."
    case .leaving(let name): return "\(name, .name) is on its way out."
    case .gone(let name): return "\(name, .name) is gone; this is what was kept of it."
    case .twoAnswers: return "Two answers, since two programs decide:"

    case .scheduler(let attempts, let time):
      return "\("kube-scheduler", .heading) (\(format.count(attempts, "attempt")), the last at \(time.clock))"
    case .schedulerNotYet: return "\("kube-scheduler", .heading): has not tried yet"
    case .karpenter(let time, let pods):
      return "\("Karpenter", .heading) (a batch of \(format.count(pods, "Pod")), at \(time.clock))"
    case .karpenterNotYet: return "\("Karpenter", .heading): has not closed the batch that this Pod goes into"
    case .karpenterNotAsked: return "\("Karpenter", .heading): was not needed; the nodes had room"
    case .karpenterAbsent: return "\("Karpenter", .heading): does not run in this cluster"
    case .claimAskedFor(let pods, let time):
      return "Asked for by Karpenter at \(time.clock), for \(format.count(pods, "Pod")):"
    case .history: return "What happened to it:"
    case .notKarpenters(let node):
      return "\(node, .name) was not made by Karpenter: it was part of the cluster, or you made it."

    case .youTyped(let command, let time):
      let command = CommandMessage.firstLine(of: command)
      return "you typed \("`\(command)`", .command) at \(time.clock)"
    case .now(let next): return "\("And now? ⟶", .heading) \(Self.english(next))"
    }
  }

  private static func english(_ next: Next) -> StyledText {
    switch next {
    case .waitForPod(let pod, let claim?):
      StyledText(marked: "wait for NodeClaim \(claim): `run until pod \(pod) is Running`")
    case .waitForPod(let pod, nil): StyledText(marked: "let time run: `run until pod \(pod) is Running`")
    case .schedulerMayRetry(let pod, let node):
      StyledText(
        marked: "Karpenter counts on \(node); kube-scheduler is next: `run until pod \(pod) is Running`")
    case .runKarpenter: StyledText(marked: "it is Karpenter's turn: `step karpenter`")
    case .runScheduler: StyledText(marked: "it is kube-scheduler's turn: `step scheduler`")
    case .nothingByItself:
      StyledText(
        marked:
          "nothing changes by itself: change the Pod or the NodePool, or make room (`undo` takes back the last command)"
      )
    case .makeRoom:
      "nothing changes by itself, and without Karpenter nobody makes nodes: change the Pod or a node, or make room"
    case .giveItAProfile:
      StyledText(
        marked:
          "give a profile that name (`explain kubeschedulerconfiguration.profiles`), or make the Pod again without schedulerName"
      )
    case .takeGateAway(let pod):
      StyledText(
        marked:
          "take the gate away: `kubectl patch pod \(pod) --type=json -p '[{\"op\":\"remove\",\"path\":\"/spec/schedulingGates\"}]'`"
      )
    case .waitForNode(let claim):
      StyledText(marked: "the machine is on its way: `run 1m`, then `why nodeclaim \(claim)` again")
    }
  }
}
