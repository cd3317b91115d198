/// What a command is for, in one line of `help`. The command table names one for each command.
public enum CommandHelp: String, CaseIterable, Message {
  // As kubectl has them.
  case apply, create, get, describe, explain, edit, patch, replace, delete, label, annotate, scale, set,
    rollout, expose, autoscale, taint, cordon, uncordon, drain, logs, events, top, wait, diff,
    kustomize, auth, config, apiResources, version

  // Time and understanding.
  case step, run, why, match, fits, whatThen, divergences, map, nodeViewer, cost, chart, timeline, metrics,
    query, alerts, dashboard,
    clock, speed, watch, detail, glossary, breakpoint, load

  // Worlds.
  case undo, redo, reset, whatif, save, branch, worlds, compare, session, history, importCluster

  // The cloud.
  case catalog, prices, spot, ec2, zone, ice, ami, sqs, weather, budgets, simulate, story, plan, controller,
    helm, aws, iam, cluster

  // The course.
  case lesson, lessons, check, hint, solution, next, back, skip, retry, predict, answer, quiz, progress,
    review, practice

  // The shell.
  case help, apropos, lang, option, alias, export, unset, echo, cat, ls, files, cd, pwd, source, migrate,
    report, clear, exit

  /// The heading under which `help` lists it.
  public enum Section: String, CaseIterable, Message {
    case course, cluster, understanding, worlds, cloud, shell
  }

  public var section: Section {
    switch self {
    case .apply, .create, .get, .describe, .explain, .edit, .patch, .replace, .delete, .label, .annotate,
      .scale, .set, .rollout, .expose, .autoscale, .taint, .cordon, .uncordon, .drain, .logs,
      .events, .top, .wait, .diff, .kustomize, .auth, .config, .apiResources, .version:
      .cluster
    case .step, .run, .why, .match, .fits, .whatThen, .divergences, .map, .nodeViewer, .cost, .timeline,
      .chart, .dashboard, .metrics, .query, .alerts, .clock, .speed, .watch, .detail, .glossary, .breakpoint,
      .load:
      .understanding
    case .undo, .redo, .reset, .whatif, .save, .branch, .worlds, .compare, .session, .history,
      .importCluster:
      .worlds
    case .catalog, .prices, .spot, .ec2, .zone, .ice, .ami, .sqs, .weather, .budgets, .simulate, .story,
      .plan, .controller, .helm, .aws, .iam, .cluster:
      .cloud
    case .lesson, .lessons, .check, .hint, .solution, .next, .back, .skip, .retry, .predict, .answer,
      .quiz, .progress, .review, .practice:
      .course
    case .help, .apropos, .lang, .option, .alias, .export, .unset, .echo, .cat, .ls, .files, .cd, .pwd,
      .source, .migrate, .report, .clear, .exit:
      .shell
    }
  }
}
