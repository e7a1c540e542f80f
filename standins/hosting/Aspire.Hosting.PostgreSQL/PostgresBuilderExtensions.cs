using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Aspire.Hosting;

public static class PostgresBuilderExtensions
{
    private const string DataFolder = "/var/lib/postgresql";

    public static IResourceBuilder<PostgresServerResource> AddPostgres(
        this IDistributedApplicationBuilder builder,
        [ResourceName] string name,
        IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null,
        int? port = null)
    {
        var secret = password?.Resource
            ?? ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password");
        var server = new PostgresServerResource(name, userName?.Resource, secret);
        var check = AddCheck(builder, name, async cancellation =>
            await server.GetConnectionStringAsync(cancellation).ConfigureAwait(false) + ";Database=postgres");
        return builder.AddResource(server)
            .WithEndpoint(port: port, targetPort: 5432, name: PostgresServerResource.PrimaryEndpointName)
            .WithImage("library/postgres", "18.3")
            .WithImageRegistry("docker.io")
            .WithEnvironment("POSTGRES_HOST_AUTH_METHOD", "scram-sha-256")
            .WithEnvironment("POSTGRES_INITDB_ARGS", "--auth-host=scram-sha-256 --auth-local=scram-sha-256")
            .WithEnvironment(context =>
            {
                context.EnvironmentVariables["POSTGRES_USER"] = server.UserNameReference;
                context.EnvironmentVariables["POSTGRES_PASSWORD"] = server.PasswordParameter;
            })
            .WithHealthCheck(check)
            .OnResourceReady((_, _, cancellation) => CreateDatabasesAsync(server, cancellation));
    }

    public static IResourceBuilder<PostgresDatabaseResource> AddDatabase(
        this IResourceBuilder<PostgresServerResource> builder, [ResourceName] string name, string? databaseName = null)
    {
        var database = new PostgresDatabaseResource(name, databaseName ?? name, builder.Resource);
        builder.Resource.AddDatabase(name, database.DatabaseName);
        var check = AddCheck(builder.ApplicationBuilder, name, cancellation =>
            database.ConnectionStringExpression.GetValueAsync(cancellation).AsTask());
        return builder.ApplicationBuilder.AddResource(database).WithHealthCheck(check);
    }

    public static IResourceBuilder<PostgresServerResource> WithDataVolume(
        this IResourceBuilder<PostgresServerResource> builder, string? name = null, bool isReadOnly = false)
        => builder.WithVolume(name ?? VolumeNameGenerator.Generate(builder, "data"), FolderOf(builder.Resource), isReadOnly);

    public static IResourceBuilder<PostgresServerResource> WithDataBindMount(
        this IResourceBuilder<PostgresServerResource> builder, string source, bool isReadOnly = false)
        => builder.WithBindMount(source, FolderOf(builder.Resource), isReadOnly);

    public static IResourceBuilder<PostgresServerResource> WithHostPort(
        this IResourceBuilder<PostgresServerResource> builder, int? port)
        => builder.WithEndpoint(PostgresServerResource.PrimaryEndpointName, endpoint => endpoint.Port = port);

    public static IResourceBuilder<PostgresServerResource> WithPassword(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> password)
    {
        builder.Resource.PasswordParameter = password.Resource;
        return builder;
    }

    public static IResourceBuilder<PostgresServerResource> WithUserName(
        this IResourceBuilder<PostgresServerResource> builder, IResourceBuilder<ParameterResource> userName)
    {
        builder.Resource.UserNameParameter = userName.Resource;
        return builder;
    }

    /// <summary>Images before 18 keep their data one folder deeper.</summary>
    private static string FolderOf(PostgresServerResource server)
    {
        var tag = server.Annotations.OfType<ContainerImageAnnotation>().Last().Tag ?? "";
        var major = new string([.. tag.TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(major, out var version) && version < 18 ? $"{DataFolder}/data" : DataFolder;
    }

    private static string AddCheck(
        IDistributedApplicationBuilder builder, string name, Func<CancellationToken, Task<string?>> connectionString)
    {
        var key = $"{name}_check";
        builder.Services.AddHealthChecks().Add(
            new HealthCheckRegistration(key, _ => new PostgresSelect(connectionString), null, null));
        return key;
    }

    private static async Task CreateDatabasesAsync(PostgresServerResource server, CancellationToken cancellation)
    {
        var connectionString = await server.GetConnectionStringAsync(cancellation).ConfigureAwait(false);
        var connection = new NpgsqlConnection(connectionString + ";Database=postgres;Pooling=false");
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            foreach (var database in server.Databases.Values)
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"CREATE DATABASE \"{database.Replace("\"", "\"\"")}\"";
                try
                {
                    await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
                {
                    // From an earlier run: its data is what we want to keep.
                }
            }
        }
    }
}

/// <summary>Opens a connection and runs <c>SELECT 1</c>.</summary>
internal sealed class PostgresSelect(Func<CancellationToken, Task<string?>> connectionString) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var text = await connectionString(cancellationToken).ConfigureAwait(false);
            var connection = new NpgsqlConnection($"{text};Pooling=false;Timeout=5");
            await using (connection.ConfigureAwait(false))
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                using var command = new NpgsqlCommand("SELECT 1", connection);
                await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            }
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }
}
