using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis;

/// <summary>The settings under the name of their options, so that the factory below finds the connection string.</summary>
internal sealed record ConnectionText(StackExchangeRedisSettings Settings);

/// <summary>
/// Parses the connection string into the options object: <see cref="ConfigurationOptions.Parse(string)"/> makes a new
/// one and cannot fill one that exists, which is all that a plain Configure callback is given.
/// </summary>
internal sealed class ParsedOptionsFactory(
    IServiceProvider services,
    IEnumerable<IConfigureOptions<ConfigurationOptions>> setups,
    IEnumerable<IPostConfigureOptions<ConfigurationOptions>> postConfigures,
    IEnumerable<IValidateOptions<ConfigurationOptions>> validations)
    : OptionsFactory<ConfigurationOptions>(setups, postConfigures, validations)
{
    protected override ConfigurationOptions CreateInstance(string name)
    {
        var text = services.GetKeyedService<ConnectionText>(name)?.Settings.ConnectionString;
        var options = text is null ? base.CreateInstance(name) : ConfigurationOptions.Parse(text);

        // As the real package: a server that is not up yet is waited for, unless the connection string says otherwise.
        if (text is null || !text.Contains("abortConnect", StringComparison.OrdinalIgnoreCase))
        {
            options.AbortOnConnectFail = false;
        }

        return options;
    }
}

internal static class RedisConnection
{
    public static IConnectionMultiplexer Open(IServiceProvider services, string connectionName, string optionsName)
    {
        var options = services.GetRequiredService<IOptionsMonitor<ConfigurationOptions>>().Get(optionsName);
        if (options.EndPoints.Count == 0)
        {
            throw new InvalidOperationException(
                $"No endpoints specified. Ensure a valid connection string was provided in "
                + $"'ConnectionStrings:{connectionName}' or for the 'Aspire:StackExchange:Redis:ConnectionString' "
                + "configuration key.");
        }

        var connection = ConnectionMultiplexer.Connect(options);

        // 1.2.6 completes every await in order on one worker; 2.x and later, which never do, have no such switch.
        connection.PreserveAsyncOrder = false;
        return connection;
    }
}
