namespace Ticketing.SystemKit.Faults.Flows;

/// <summary>The body of an answer that has none.</summary>
internal sealed record Nothing;
