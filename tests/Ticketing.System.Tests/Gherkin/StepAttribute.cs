namespace Ticketing.System.Tests.Gherkin;

/// <summary>
/// Says which sentences a method carries out; the groups of the expression are its parameters.
/// </summary>
/// <param name="sentence">A regular expression that must match the whole sentence.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class StepAttribute(string sentence) : Attribute
{
    /// <summary>The expression.</summary>
    public string Sentence => sentence;
}
