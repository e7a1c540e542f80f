namespace Standin.Tests;

public sealed class SurvivorTests
{
    private const int SigInt = 2;
    private const int SigKill = 9;
    private const int SigTerm = 15;

    [Theory]
    [InlineData(SigInt)]
    [InlineData(SigTerm)]
    public async Task A_told_end_stops_everything_users_first(int signal)
    {
        await using var apphost = new AppHostProcess("--Parameters:greeting=hello");
        await apphost.AllUpAsync();
        apphost.Signal(signal);
        Assert.Equal(0, await apphost.ExitAsync());
        await apphost.NoneLeftAsync();
        var draining = apphost.Lines.Where(l => l.EndsWith("draining", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, draining.Count);
        // web uses slow: it drains while slow still answers.
        Assert.Contains("[slow]", draining[^1]);
    }

    [Fact]
    public async Task A_killed_AppHost_leaves_nothing_behind()
    {
        await using var apphost = new AppHostProcess("--Parameters:greeting=hello");
        await apphost.AllUpAsync();
        apphost.Signal(SigKill);
        await apphost.ExitAsync();
        await apphost.NoneLeftAsync();
    }

    [Fact]
    public async Task A_missing_parameter_is_named()
    {
        await using var apphost = new AppHostProcess();
        Assert.NotEqual(0, await apphost.ExitAsync());
        await apphost.NoneLeftAsync();
        Assert.Contains(apphost.Lines, l => l.Contains("'Parameters:greeting' is missing"));
    }
}
