using Npgsql;

namespace Ticketing.Messaging.Data;

/// <summary>A statement of a batch.</summary>
/// <param name="Sql">With named parameters.</param>
/// <param name="Parameters">Its properties are the parameters. One that may be null is cast in the statement.</param>
public readonly record struct Statement(string Sql, object Parameters)
{
    /// <summary>Dapper has no batches of statements with parameters of their own.</summary>
    internal NpgsqlBatchCommand ToBatchCommand()
    {
        var command = new NpgsqlBatchCommand(Sql);
        foreach (var property in Parameters.GetType().GetProperties())
        {
            // One object may serve several statements that use different properties.
            if (Sql.Contains("@" + property.Name, StringComparison.Ordinal))
            {
                command.Parameters.Add(
                    new NpgsqlParameter(property.Name, property.GetValue(Parameters) ?? DBNull.Value));
            }
        }

        return command;
    }
}
