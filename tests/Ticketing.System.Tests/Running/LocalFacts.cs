using Ticketing.SystemKit.Running;

namespace Ticketing.System.Tests.Running;

/// <summary>A test that kills or looks into processes of this machine.</summary>
public sealed class LocalFactAttribute : FactAttribute
{
    /// <summary>Left out, with the reason, where the stores are no local processes.</summary>
    public LocalFactAttribute() => Skip = LocalServers.WhyNot;
}

/// <summary>Like <see cref="LocalFactAttribute"/>, with data.</summary>
public sealed class LocalTheoryAttribute : TheoryAttribute
{
    /// <summary>Left out, with the reason, where the stores are no local processes.</summary>
    public LocalTheoryAttribute() => Skip = LocalServers.WhyNot;
}
